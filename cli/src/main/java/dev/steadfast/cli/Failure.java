package dev.steadfast.cli;

/** Something that went wrong and that the user can do something about; the message says what. Exit code 1. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failure(String message) {
        super(message);
    }
}
