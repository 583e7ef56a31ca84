package dev.steadfast.store.links;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The message that a link stood in.
 *
 * @param kind the step's keyword, which tells a survey from a letter
 * @param purpose {@code lifecycle} or {@code transactional}
 * @param locale of the account, if known
 * @param now business time of the account
 */
public record LinkedTouch(
        String account,
        String enrolment,
        String playbook,
        String step,
        int occurrence,
        int slot,
        String channel,
        String kind,
        String purpose,
        String recipient,
        @Nullable String locale,
        Instant now) {

    /** What its reader can agree to or not: {@code survey}, {@code lifecycle} or {@code transactional}. */
    public String consentPurpose() {
        return kind.equals("survey") ? "survey" : purpose;
    }
}
