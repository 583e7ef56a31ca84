package dev.steadfast.activities.connector;

import org.jspecify.annotations.Nullable;

/** What a provider said, fit for a journal: one line, not endless. */
public final class Spoken {

    private static final int MOST = 500;

    private Spoken() {}

    public static String of(@Nullable String said) {
        String line =
                said == null ? "" : said.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > MOST ? line.substring(0, MOST - 1) + "…" : line;
    }
}
