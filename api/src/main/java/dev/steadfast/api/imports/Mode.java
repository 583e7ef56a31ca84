package dev.steadfast.api.imports;

import dev.steadfast.api.errors.RuleBroken;

/** What happens to the good lines of a file that has bad ones. */
public enum Mode {
    /** They are stored. */
    KEEP_GOOD("keep-good"),
    /** Nothing is stored. */
    ALL_OR_NOTHING("all-or-nothing");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    /** The word in URLs and on the command line. */
    public String word() {
        return word;
    }

    /**
     * The mode of this word.
     *
     * @throws RuleBroken naming the parameter {@code mode}
     */
    public static Mode of(String word) {
        for (Mode mode : values()) {
            if (mode.word.equals(word)) {
                return mode;
            }
        }
        throw new RuleBroken("mode", word, "must be keep-good or all-or-nothing");
    }
}
