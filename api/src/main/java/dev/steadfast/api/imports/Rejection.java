package dev.steadfast.api.imports;

import org.jspecify.annotations.Nullable;

/**
 * Something in a file that was not taken.
 *
 * @param line on which the row begins; the header is line 1
 * @param column as the header names it; absent when the row as a whole is meant
 * @param value what was found, at most 200 characters of it
 * @param rule what is allowed, as a sentence that follows the column
 */
public record Rejection(long line, @Nullable String column, String value, String rule) {

    private static final int LONGEST_VALUE = 200;

    public Rejection {
        value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
    }

    /** A row as a whole. */
    static Rejection row(long line, String rule) {
        return new Rejection(line, null, "", rule);
    }

    /** Where it is, for people: {@code line 3, arr}. */
    String place() {
        return column == null ? "line " + line : "line " + line + ", " + column;
    }
}
