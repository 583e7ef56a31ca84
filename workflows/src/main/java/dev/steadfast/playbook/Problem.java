package dev.steadfast.playbook;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file.
 *
 * @param line from 1
 * @param step id of the step it is in, or null outside the steps
 * @param message what was found and what is allowed
 */
public record Problem(String file, int line, @Nullable String step, Severity severity, String message) {

    /** What follows from a problem. */
    public enum Severity {
        /** The file is refused. */
        ERROR,
        /** The file is taken; its author should look at it. */
        WARNING
    }

    /** An error. */
    public Problem(String file, int line, @Nullable String step, String message) {
        this(file, line, step, Severity.ERROR, message);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code FILE:LINE: step ID: message}; a warning says so before its message. */
    @Override
    public String toString() {
        String said = isError() ? message : severity.name().toLowerCase(Locale.ROOT) + ": " + message;
        return file + ":" + line + ": " + (step == null ? "" : "step " + step + ": ") + said;
    }
}
