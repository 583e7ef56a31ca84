package dev.steadfast.store.reach;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An address that nothing is sent to any more.
 *
 * @param channel {@code email} or {@code sms}
 * @param address an e-mail address, or a phone number in E.164
 * @param source who or what said so
 * @param words what they said
 * @param at business time
 */
public record Suppression(
        String channel,
        String address,
        Reason reason,
        String source,
        @Nullable String words,
        Instant at) {

    /** Why nothing is sent there. */
    public enum Reason {
        /** The mailbox or number does not exist. */
        HARD_BOUNCE,
        /** Its owner called a message spam. */
        COMPLAINT,
        /** The law or a contract says so. */
        LEGAL,
        /** Somebody of ours said so. */
        MANUAL;

        /** As tables, JSON and pages say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Reason of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
