package dev.steadfast.store.imports;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An import in the background.
 *
 * @param mode {@code keep-good} or {@code all-or-nothing}; of events {@code history} or {@code live}
 * @param lines read so far
 * @param linesTotal of the file
 * @param result JSON, once there is one
 * @param message why it failed
 */
public record ImportJob(
        String id,
        @Nullable String fileName,
        String mode,
        boolean dryRun,
        State state,
        long lines,
        long linesTotal,
        @Nullable String result,
        @Nullable String message,
        String by,
        Instant recordedAt,
        @Nullable Instant finishedAt) {

    /** Whether the file held events, not accounts: then the mode says what they did. */
    public boolean ofEvents() {
        return mode.equals("history") || mode.equals("live");
    }

    /** Where it stands. */
    public enum State {
        RUNNING,
        /** Good lines are stored, or in a dry run would be. */
        DONE,
        /** The file was refused as a whole; the result says why. */
        REFUSED,
        /** Something other than the file was wrong; the message says what. */
        FAILED;

        /** The word in the table and in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
