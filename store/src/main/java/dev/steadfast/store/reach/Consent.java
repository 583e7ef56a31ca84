package dev.steadfast.store.reach;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has agreed to, or taken back, with the proof of it.
 *
 * @param channel {@code email} or {@code sms}
 * @param address an e-mail address, or a phone number in E.164
 * @param purpose {@code lifecycle}, {@code survey} or {@code transactional}
 * @param source where it was said: a form, the preference page, a STOP message
 * @param words that were agreed to, or that took it back
 * @param by who told us; {@code contact} for the person itself
 * @param at business time
 */
public record Consent(
        String channel,
        String address,
        String purpose,
        boolean granted,
        String source,
        @Nullable String words,
        String by,
        Instant at) {}
