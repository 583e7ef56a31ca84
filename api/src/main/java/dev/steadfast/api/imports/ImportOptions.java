package dev.steadfast.api.imports;

/**
 * How to import.
 *
 * @param dryRun do everything and take it back: the answer is the one that the import would give
 */
public record ImportOptions(Mode mode, boolean dryRun) {

    /** Whether the file is stored, or taken back, as a whole. */
    boolean isOneTransaction() {
        return dryRun || mode == Mode.ALL_OR_NOTHING;
    }
}
