package dev.steadfast.store.enrolments;

/** The account cannot be enrolled in that playbook now; the message says why. */
public final class EnrolmentRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public EnrolmentRefused(String message) {
        super(message);
    }
}
