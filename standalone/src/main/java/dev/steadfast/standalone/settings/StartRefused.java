package dev.steadfast.standalone.settings;

import java.io.Serial;

/** A start that cannot go on; the message is the one line that the user sees: what was found, and what to do. */
public final class StartRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public StartRefused(String line) {
        super(line);
    }

    public StartRefused(String line, Throwable cause) {
        super(line, cause);
    }
}
