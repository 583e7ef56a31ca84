package dev.steadfast.store.feedback;

import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.reach.Suppression;
import dev.steadfast.store.reach.Suppressions;
import dev.steadfast.store.touches.TouchFeedback;
import dev.steadfast.store.touches.TouchFeedback.Spoken;
import dev.steadfast.store.touches.TouchNews;
import java.net.IDN;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files what is said of letters: in the ledger, each thing once however often it is said, and on the suppression list where
 * nothing may be sent any more. Only the address that the ledger has is ever suppressed.
 */
@Component
public class EmailFeedback {

    private static final String EMAIL = "email";

    private final TouchFeedback feedback;
    private final Suppressions suppressions;
    private final BusinessClock clock;

    EmailFeedback(TouchFeedback feedback, Suppressions suppressions, BusinessClock clock) {
        this.feedback = feedback;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Outcome {
        /** It is on record, now or from an earlier time. */
        TAKEN,
        /** The ledger knows no such letter. */
        UNKNOWN,
        /** The letter went to somebody else than they say. */
        FOREIGN;

        /** As counters say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param by who says so: a provider, the mailbox */
    @Transactional
    public Outcome take(EmailNews news, String by) {
        Optional<Spoken> letter = feedback.byMessageId(news.messageId())
                .filter(touch -> touch.channel().equals(EMAIL));
        if (letter.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        Spoken touch = letter.get();
        if (!concerns(news.recipient(), touch.recipient())) {
            return Outcome.FOREIGN;
        }
        Instant at = clock.nowFor(touch.account());
        feedback.takeOnce(touch, new TouchNews(news.kind().state(), news.words(), by, at));
        news.kind()
                .suppresses()
                .ifPresent(reason ->
                        suppressions.add(new Suppression(EMAIL, touch.recipient(), reason, by, news.words(), at)));
        return Outcome.TAKEN;
    }

    private static boolean concerns(@Nullable String said, String recipient) {
        return said == null || plain(said).equals(plain(recipient));
    }

    /** Case makes no difference, nor how a domain with letters outside ASCII is written. */
    private static String plain(String address) {
        String lower = address.strip().toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@') + 1;
        try {
            return lower.substring(0, at) + IDN.toASCII(lower.substring(at));
        } catch (IllegalArgumentException noDomain) {
            return lower;
        }
    }
}
