package dev.steadfast.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event that a change of an account stands for. Only a change makes one, so storing the same account again makes none.
 *
 * @param data what an event of this type carries
 */
public record AccountEvent(String type, Map<String, Object> data) {

    private static final String CHURNED = "churned";
    private static final String HEALTH_TIER = "health_tier";

    /**
     * What this change stands for.
     *
     * @param before null for an account that is new
     */
    public static List<AccountEvent> between(@Nullable Account before, Account after) {
        return Stream.of(churn(before, after), tier(before, after))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Only of customers that were known as such: whoever imports those of last year has lost nobody today. */
    private static Optional<AccountEvent> churn(@Nullable Account before, Account after) {
        return before == null
                        || before.status().equals(CHURNED)
                        || !after.status().equals(CHURNED)
                ? Optional.empty()
                : Optional.of(new AccountEvent("account.churned", Map.of()));
    }

    private static Optional<AccountEvent> tier(@Nullable Account before, Account after) {
        Object from = before == null ? null : before.custom().get(HEALTH_TIER);
        Object to = after.custom().get(HEALTH_TIER);
        if (to == null || to.equals(from)) {
            return Optional.empty();
        }
        Map<String, Object> data = new HashMap<>(Map.of("to", to));
        if (from != null) {
            data.put("from", from);
        }
        return Optional.of(new AccountEvent("health.tier_changed", data));
    }
}
