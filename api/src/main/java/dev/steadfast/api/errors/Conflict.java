package dev.steadfast.api.errors;

/** The state of things does not allow what a request asks: 409. */
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The detail that outsiders read, a whole sentence. */
    public Conflict(String detail) {
        super(detail);
    }
}
