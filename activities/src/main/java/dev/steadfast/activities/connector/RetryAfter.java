package dev.steadfast.activities.connector;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}: seconds, or a date. */
public final class RetryAfter {

    private static final Duration UNSAID = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** How long to wait: 10 seconds where the header is missing or nonsense, at most an hour. */
    public static Duration of(@Nullable String header) {
        Duration said = header == null || header.isBlank() ? UNSAID : read(header.strip());
        if (said.isNegative()) {
            return Duration.ZERO;
        }
        return said.compareTo(LONGEST) > 0 ? LONGEST : said;
    }

    private static Duration read(String header) {
        if (header.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return Duration.ofMillis(Math.round(Double.parseDouble(header) * 1_000));
        }
        try {
            return Duration.between(
                    ZonedDateTime.now(ZoneOffset.UTC),
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeParseException e) {
            return UNSAID;
        }
    }
}
