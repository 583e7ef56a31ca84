package dev.steadfast.api.mailbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivered message.
 *
 * @param id opaque
 * @param at business time of sending
 * @param account absent, like enrolment and step, for mail that is not ours
 * @param headers by name, as received
 * @param text absent where the message has only HTML
 * @param html absent where the message has only text
 */
public record StoredMessage(
        String id,
        Instant at,
        @Nullable String account,
        @Nullable String enrolment,
        @Nullable String step,
        String to,
        String subject,
        Map<String, String> headers,
        @Nullable String text,
        @Nullable String html) {}
