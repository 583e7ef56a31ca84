package dev.steadfast.store.commands;

/** There is no enrolment with this id. */
public final class NoSuchEnrolment extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoSuchEnrolment(String id) {
        super("There is no enrolment \"" + id + "\"");
    }
}
