package dev.steadfast.store.events;

import dev.steadfast.store.CoreJson;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.enrolments.Arrival;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores events, many with one statement. */
@Repository
class EventStore {

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    EventStore(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of these accounts those that exist, each with the offset of its test clock in milliseconds. */
    Map<String, Long> known(Collection<String> accounts) {
        Map<String, Long> offsets = new HashMap<>();
        jdbc.sql("""
                        select a.id, coalesce(c.offset_ms, 0) as offset_ms
                          from account a left join test_clock c on c.id = a.clock where a.id = any(:ids)
                        """)
                .param("ids", accounts.stream().distinct().toArray(String[]::new))
                .query(row -> {
                    offsets.put(row.getString("id"), row.getLong("offset_ms"));
                });
        return offsets;
    }

    /**
     * Stores what is new.
     *
     * @param known accounts that exist; an event for another one is kept aside
     * @return those that are stored now, in their order; the others were there before
     */
    List<Arrival> add(List<IncomingEvent> events, Map<String, Long> known) {
        List<Arrival> arrivals = events.stream()
                .map(event -> new Arrival(event.id(), event.type(), event.account(), at(event, known), event.data()))
                .toList();
        Set<String> stored = insert(arrivals, known);
        List<Arrival> added = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (stored.remove(arrival.id())) {
                added.add(arrival);
            }
        }
        return added;
    }

    private Instant at(IncomingEvent event, Map<String, Long> known) {
        Instant at = event.at();
        return at == null ? clock.now(known.getOrDefault(event.account(), 0L)) : at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Ids that were new; of the same id twice the first is stored. */
    private Set<String> insert(List<Arrival> arrivals, Map<String, Long> known) {
        return new HashSet<>(jdbc.sql("""
                        insert into event (id, type, account, at, data, state)
                        select e.id, e.type, e.account, e.at::timestamptz, e.data::jsonb, e.state
                          from unnest(:ids::text[], :types::text[], :accounts::text[], :moments::text[], :data::text[],
                                      :states::text[]) with ordinality as e (id, type, account, at, data, state, number)
                         order by e.number
                            on conflict (id) do nothing returning id
                        """)
                .param("ids", column(arrivals, Arrival::id))
                .param("types", column(arrivals, Arrival::type))
                .param("accounts", column(arrivals, Arrival::account))
                .param("moments", column(arrivals, arrival -> arrival.at().toString()))
                .param("data", column(arrivals, arrival -> CoreJson.write(arrival.data())))
                .param(
                        "states",
                        column(arrivals, arrival -> known.containsKey(arrival.account()) ? "accepted" : "quarantined"))
                .query(String.class)
                .list());
    }

    private static String[] column(List<Arrival> arrivals, Function<Arrival, String> value) {
        return arrivals.stream().map(value).toArray(String[]::new);
    }
}
