package dev.steadfast.store.changes;

import dev.steadfast.account.Account;
import dev.steadfast.store.accounts.AccountChanges;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.events.IncomingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The events that a change of accounts stands for. Only a change makes one, so storing the same account again makes none;
 * the id holds the moment of the change, so that a later one of the same kind counts as well.
 */
@Component
class ChangeEvents {

    private static final String CHURNED = "churned";
    private static final String HEALTH_TIER = "health_tier";

    private final BusinessClock clock;

    ChangeEvents(BusinessClock clock) {
        this.clock = clock;
    }

    List<IncomingEvent> of(AccountChanges changes) {
        Instant moment = clock.wall();
        List<IncomingEvent> events = new ArrayList<>();
        changes.updated().forEach(account -> {
            Account before = changes.before().get(account.id());
            Stream.of(churn(before, account, moment), tier(before, account, moment))
                    .flatMap(Optional::stream)
                    .forEach(events::add);
        });
        changes.created().forEach(account -> tier(null, account, moment).ifPresent(events::add));
        return events;
    }

    /** Only of customers that were known as such: whoever imports those of last year has lost nobody today. */
    private static Optional<IncomingEvent> churn(@Nullable Account before, Account account, Instant moment) {
        return before == null
                        || before.status().equals(CHURNED)
                        || !account.status().equals(CHURNED)
                ? Optional.empty()
                : Optional.of(event("account.churned", account, moment, Map.of()));
    }

    private static Optional<IncomingEvent> tier(@Nullable Account before, Account account, Instant moment) {
        Object from = before == null ? null : before.custom().get(HEALTH_TIER);
        Object to = account.custom().get(HEALTH_TIER);
        if (to == null || to.equals(from)) {
            return Optional.empty();
        }
        Map<String, Object> data = new HashMap<>(Map.of("to", to));
        if (from != null) {
            data.put("from", from);
        }
        return Optional.of(event("health.tier_changed", account, moment, data));
    }

    private static IncomingEvent event(String type, Account account, Instant moment, Map<String, Object> data) {
        return new IncomingEvent(type + "/" + account.id() + "/" + moment, type, account.id(), null, data);
    }
}
