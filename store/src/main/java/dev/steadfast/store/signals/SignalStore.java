package dev.steadfast.store.signals;

import dev.steadfast.account.Signals;
import dev.steadfast.mapping.SignalRule.Seen;
import dev.steadfast.store.enrolments.Arrival;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code signal}: one row for each user, feature, ticket and invoice that events spoke of, and one for each kind
 * that says when it was last heard of. Events come in any order: what happened later counts.
 */
@Component
public class SignalStore {

    private static final String UPSERT = """
            insert into signal (account, kind, item, at, open, label)
            select s.account, s.kind, s.item, s.at::timestamptz, s.open::boolean, s.label
              from unnest(:accounts::text[], :kinds::text[], :items::text[], :moments::text[], :open::text[],
                          :labels::text[]) as s (account, kind, item, at, open, label)
             order by s.account, s.kind, s.item
                on conflict (account, kind, item) do update
               set at = excluded.at, open = excluded.open, label = coalesce(excluded.label, signal.label)
             where signal.at <= excluded.at
            """;

    private final JdbcClient jdbc;
    private final SignalRules rules;

    SignalStore(JdbcClient jdbc, SignalRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    private record Key(String account, String kind, String item) {
        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::account).thenComparing(Key::kind).thenComparing(Key::item);
    }

    private record Row(
            Key key,
            Instant at,
            @Nullable Boolean open,
            @Nullable String label) {

        /** What happened later, or came later of two things of the same moment. */
        Row after(Row earlier) {
            if (at.isBefore(earlier.at)) {
                return earlier;
            }
            return new Row(key, at, open, label == null ? earlier.label : label);
        }
    }

    /** Counts events, in the order in which they came; part of the transaction that stores them. */
    public void take(List<Arrival> events) {
        Map<Key, Row> rows = new TreeMap<>(Key.ORDER);
        for (Arrival event : events) {
            for (Seen seen : rules.seen(event.type(), event.data())) {
                Key kind = new Key(event.account(), seen.kind(), "");
                put(rows, new Row(kind, event.at(), null, null));
                if (!seen.item().isEmpty()) {
                    Key item = new Key(event.account(), seen.kind(), seen.item());
                    put(rows, new Row(item, event.at(), seen.open(), seen.label()));
                }
            }
        }
        if (!rows.isEmpty()) {
            store(List.copyOf(rows.values()));
        }
    }

    private static void put(Map<Key, Row> rows, Row row) {
        rows.merge(row.key(), row, (earlier, later) -> later.after(earlier));
    }

    private void store(List<Row> rows) {
        jdbc.sql(UPSERT)
                .param("accounts", column(rows, row -> row.key().account()))
                .param("kinds", column(rows, row -> row.key().kind()))
                .param("items", column(rows, row -> row.key().item()))
                .param("moments", column(rows, row -> row.at().toString()))
                .param(
                        "open",
                        column(
                                rows,
                                row -> row.open() == null ? null : row.open().toString()))
                .param("labels", column(rows, Row::label))
                .update();
    }

    /** What events have told of these accounts, by account. */
    public Map<String, Signals> of(Collection<String> accounts) {
        Map<String, Signals> signals = new HashMap<>();
        jdbc.sql("select a.id, " + StoredSignals.OF_ACCOUNT + " as signals from account a where a.id = any(:ids)")
                .param("ids", accounts.toArray(String[]::new))
                .query(row -> {
                    signals.put(row.getString("id"), StoredSignals.read(row.getString("signals")));
                });
        return signals;
    }

    private static @Nullable String[] column(List<Row> rows, Function<Row, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
