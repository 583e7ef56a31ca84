package dev.steadfast.activities.email;

import org.jspecify.annotations.Nullable;

/** What a server said, fit for a journal: one line, not endless. */
final class Words {

    private static final int MOST = 500;

    private Words() {}

    static String of(@Nullable String said) {
        String line =
                said == null ? "" : said.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > MOST ? line.substring(0, MOST - 1) + "…" : line;
    }
}
