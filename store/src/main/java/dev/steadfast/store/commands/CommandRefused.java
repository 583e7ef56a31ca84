package dev.steadfast.store.commands;

/** The command makes no sense for the enrolment as it stands; the message says why. Nothing was stored. */
public final class CommandRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CommandRefused(String message) {
        super(message);
    }
}
