package dev.steadfast.store.clock;

/** A test clock cannot be moved like that; the message says why. */
public final class ClockRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ClockRefused(String message) {
        super(message);
    }
}
