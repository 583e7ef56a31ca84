package dev.steadfast.playbook;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a playbook file.
 *
 * @param line from 1
 * @param step id of the step it is in, or null outside the steps
 * @param message what was found and what is allowed
 */
public record Problem(String file, int line, @Nullable String step, String message) {

    /** {@code FILE:LINE: step ID: message}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + (step == null ? "" : "step " + step + ": ") + message;
    }
}
