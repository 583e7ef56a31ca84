package dev.steadfast.api.errors;

/** What a request names does not exist: 404. */
public final class NotThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The detail that outsiders read, a whole sentence. */
    public NotThere(String detail) {
        super(detail);
    }
}
