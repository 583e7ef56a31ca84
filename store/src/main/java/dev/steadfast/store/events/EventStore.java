package dev.steadfast.store.events;

import dev.steadfast.store.CoreJson;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.enrolments.Arrival;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores events, many with one statement. */
@Repository
class EventStore {

    private static final String INSERT = """
            insert into event (id, type, account, at, data, state, names, introduces, history)
            select e.id, e.type, e.account, e.at::timestamptz, e.data::jsonb, :state,
                   case when :keep_names then array(select jsonb_array_elements_text(e.names::jsonb)) end,
                   e.introduces::boolean, :history
              from unnest(:ids::text[], :types::text[], :accounts::text[], :moments::text[], :data::text[],
                          :names::text[], :introduces::text[])
                       with ordinality as e (id, type, account, at, data, names, introduces, number)
             order by e.number
                on conflict (id) do nothing returning id
            """;

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    EventStore(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Stores what is new of events whose account is known.
     *
     * @return those that are stored now, in their order; the others were there before
     */
    List<Arrival> accept(List<Addressed> events, Effect effect) {
        return insert(events, "accepted", effect);
    }

    /** Stores what is new of events whose account is not known. */
    List<Arrival> quarantine(List<Addressed> events, Effect effect) {
        return insert(events, "quarantined", effect);
    }

    /** Of the same id twice the first is stored. */
    private List<Arrival> insert(List<Addressed> events, String state, Effect effect) {
        List<Arrival> arrivals =
                events.stream().map(event -> event.arrival(clock::now)).toList();
        Set<String> stored = new HashSet<>(jdbc.sql(INSERT)
                .param("state", state)
                .param("history", effect == Effect.HISTORY)
                .param("keep_names", state.equals("quarantined"))
                .param("ids", column(arrivals, Arrival::id))
                .param("types", column(arrivals, Arrival::type))
                .param("accounts", column(arrivals, Arrival::account))
                .param("moments", column(arrivals, arrival -> cut(arrival.at()).toString()))
                .param("data", column(arrivals, arrival -> CoreJson.write(arrival.data())))
                .param("names", column(events, event -> CoreJson.write(event.names())))
                .param(
                        "introduces",
                        column(events, event -> String.valueOf(event.event().introduces())))
                .query(String.class)
                .list());
        List<Arrival> added = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (stored.remove(arrival.id())) {
                added.add(arrival);
            }
        }
        return added;
    }

    private static Instant cut(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
