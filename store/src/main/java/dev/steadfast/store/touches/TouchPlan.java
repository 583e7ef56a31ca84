package dev.steadfast.store.touches;

import java.time.Instant;
import java.util.List;

/**
 * A step's messages, to be written down with the first claim.
 *
 * @param channel the way they take: {@code email}, {@code sms}, {@code in-app}
 * @param kind the step's keyword, which tells a survey from a letter
 * @param purpose {@code lifecycle} or {@code transactional}
 * @param recipients addresses, at least one; their order makes the slots
 * @param turn how many lifecycle messages of the account the decision knows of
 * @param reason why they are sent: the rule, and the facts that said so
 * @param at business time
 */
public record TouchPlan(
        TouchKey key,
        String account,
        String channel,
        String kind,
        String purpose,
        String template,
        List<String> recipients,
        long turn,
        String reason,
        Instant at) {

    public TouchPlan {
        recipients = List.copyOf(recipients);
    }
}
