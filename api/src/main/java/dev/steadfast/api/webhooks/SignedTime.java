package dev.steadfast.api.webhooks;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a provider says that it signed. */
final class SignedTime {
    /** What Stripe, HubSpot, Slack and Standard Webhooks advise. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private SignedTime() {}

    static Optional<Instant> ofSeconds(String text) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        } catch (NumberFormatException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<Instant> ofMilliseconds(String text) {
        try {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<Instant> ofText(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Old and future ones are refused alike: clocks differ by seconds. */
    static boolean isFresh(Instant signedAt, Instant receivedAt) {
        return !signedAt.isBefore(receivedAt.minus(TOLERANCE)) && !signedAt.isAfter(receivedAt.plus(TOLERANCE));
    }
}
