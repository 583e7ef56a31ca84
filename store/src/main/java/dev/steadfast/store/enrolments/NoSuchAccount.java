package dev.steadfast.store.enrolments;

/** There is no account with this id. */
public final class NoSuchAccount extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoSuchAccount(String id) {
        super("There is no account \"" + id + "\"");
    }
}
