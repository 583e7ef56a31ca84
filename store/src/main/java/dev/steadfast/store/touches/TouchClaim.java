package dev.steadfast.store.touches;

import java.time.Instant;

/**
 * The right to send one message.
 *
 * @param token of this attempt: an older one's writes change nothing
 * @param messageId the same for every attempt
 * @param at business time
 */
public record TouchClaim(
        String enrolment,
        String step,
        String account,
        String recipient,
        String template,
        String token,
        String messageId,
        Instant at) {}
