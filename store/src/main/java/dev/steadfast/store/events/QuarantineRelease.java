package dev.steadfast.store.events;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.steadfast.account.ExternalId;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.Instants;
import dev.steadfast.store.enrolments.Arrival;
import dev.steadfast.store.identity.AccountDirectory;
import dev.steadfast.store.identity.AccountDirectory.Known;
import dev.steadfast.store.identity.ExternalIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Delivers what waited for accounts that are known now: in the order in which it came, and once. */
@Component
class QuarantineRelease {

    private static final String WAITING_FOR = """
            select number, id, type, at, data, names, introduces, history from event
             where state = 'quarantined'
               and names && array(select id from account where id = any(:accounts)
                                  union select system || ':' || id from external_id where account = any(:accounts)
                                  union select domain from account where id = any(:accounts) and domain is not null
                                  union select lower(email) from contact
                                         where account = any(:accounts) and email is not null)
             order by number for update
            """;

    private final JdbcClient jdbc;
    private final QuarantineGate gate;
    private final AccountDirectory directory;
    private final ExternalIds ids;
    private final EventDelivery delivery;

    QuarantineRelease(
            JdbcClient jdbc, QuarantineGate gate, AccountDirectory directory, ExternalIds ids, EventDelivery delivery) {
        this.jdbc = jdbc;
        this.gate = gate;
        this.directory = directory;
        this.ids = ids;
        this.delivery = delivery;
    }

    private record Waiting(long number, Arrival arrival, List<String> names, boolean introduces, boolean history) {

        static Waiting read(ResultSet row, int index) throws SQLException {
            List<String> names = List.of((String[]) row.getArray("names").getArray());
            Map<String, Object> data = CoreJson.read(row.getString("data"), new TypeReference<>() {});
            return new Waiting(
                    row.getLong("number"),
                    new Arrival(
                            row.getString("id"),
                            row.getString("type"),
                            names.getFirst(),
                            Instants.read(row, "at"),
                            data),
                    names,
                    row.getBoolean("introduces"),
                    row.getBoolean("history"));
        }

        Waiting of(Known known) {
            return new Waiting(
                    number,
                    new Arrival(arrival.id(), arrival.type(), known.account(), arrival.at(), arrival.data()),
                    names,
                    introduces,
                    history);
        }
    }

    /** Delivers what these accounts are meant by; part of the transaction that made them known. */
    void of(Collection<String> accounts) {
        gate.close();
        SequencedMap<Long, Waiting> released = new TreeMap<>();
        boolean learned;
        do {
            // what introduces an account teaches names that others wait for
            learned = gather(accounts, released);
        } while (learned);
        if (released.isEmpty()) {
            return;
        }
        List<Waiting> all = List.copyOf(released.values());
        var prepared = delivery.prepare(
                all,
                waiting -> waiting.arrival().type(),
                waiting -> waiting.arrival().account());
        accept(all);
        delivery.remember(arrivals(all.stream().filter(Waiting::history)));
        delivery.deliver(arrivals(all.stream().filter(Predicate.not(Waiting::history))), prepared);
    }

    private static List<Arrival> arrivals(Stream<Waiting> waiting) {
        return waiting.map(Waiting::arrival).toList();
    }

    private boolean gather(Collection<String> accounts, SequencedMap<Long, Waiting> released) {
        List<Waiting> waiting = jdbc.sql(WAITING_FOR)
                .param("accounts", accounts.toArray(String[]::new))
                .query(Waiting::read)
                .list();
        Map<String, Known> found = directory.find(
                waiting.stream().flatMap(one -> one.names().stream()).toList());
        boolean learned = false;
        for (Waiting one : waiting) {
            Known known = Addressed.find(one.names(), found);
            if (known != null && accounts.contains(known.account())) {
                released.put(one.number(), one.of(known));
                learned |= one.introduces() && learn(known, one);
            }
        }
        return learned;
    }

    private boolean learn(Known known, Waiting one) {
        List<ExternalId> external = Addressed.external(one.names());
        return ids.add(known.account(), external, "event " + one.arrival().id());
    }

    private void accept(List<Waiting> released) {
        jdbc.sql("""
                        update event set state = 'accepted', account = r.account, settled_at = clock_timestamp(),
                               settled_by = 'steadfast', settled_because = 'the account is known now'
                          from unnest(:numbers::text[], :accounts::text[]) as r (number, account)
                         where event.number = r.number::bigint
                        """)
                .param("numbers", column(released, one -> String.valueOf(one.number())))
                .param("accounts", column(released, one -> one.arrival().account()))
                .update();
    }

    private static String[] column(List<Waiting> rows, Function<Waiting, String> value) {
        return rows.stream().map(value).map(Objects::requireNonNull).toArray(String[]::new);
    }
}
