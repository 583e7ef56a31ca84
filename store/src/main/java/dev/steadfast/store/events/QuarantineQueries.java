package dev.steadfast.store.events;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.Instants;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for its account, for people. */
@Component
public class QuarantineQueries {

    private static final int MOST_COUNTED = 10_000;

    private final JdbcClient jdbc;

    QuarantineQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An event that waits.
     *
     * @param number its place in the order in which events came
     * @param event the sender's id
     * @param names what the sender calls the account, in the order in which they are tried
     */
    public record Waiting(
            long number,
            String event,
            String type,
            List<String> names,
            Instant at,
            Instant receivedAt,
            Map<String, Object> data) {}

    /**
     * All that waits under one name.
     *
     * @param name the first that the sender gave
     * @param otherNames of the latest event
     */
    public record Stranger(
            String name, List<String> otherNames, long events, List<String> types, Instant first, Instant last) {}

    /** One page, the oldest first. */
    public List<Waiting> list(@Nullable String name, long after, int limit) {
        return jdbc.sql("""
                        select number, id, type, names, at, recorded_at, data from event
                         where state = 'quarantined' and number > :after
                           and (:name::text is null or names @> array[:name::text])
                         order by number limit :limit
                        """)
                .param("after", after)
                .param("name", name)
                .param("limit", limit)
                .query((row, index) -> new Waiting(
                        row.getLong("number"),
                        row.getString("id"),
                        row.getString("type"),
                        List.of((String[]) row.getArray("names").getArray()),
                        Instants.read(row, "at"),
                        Instants.read(row, "recorded_at"),
                        CoreJson.read(row.getString("data"), new TypeReference<Map<String, Object>>() {})))
                .list();
    }

    /** Who is not known, whoever has most events waiting first. */
    public List<Stranger> strangers(int limit) {
        return jdbc.sql("""
                        select account as name, count(*) as events, (array_agg(to_jsonb(names) order by number desc))[1] as names,
                               array_agg(distinct type) as types, min(at) as first, max(at) as last
                          from event where state = 'quarantined'
                         group by account order by count(*) desc, account limit :limit
                        """)
                .param("limit", limit)
                .query((row, index) -> {
                    String name = row.getString("name");
                    List<String> names = CoreJson.read(row.getString("names"), new TypeReference<>() {});
                    return new Stranger(
                            name,
                            names.stream().filter(other -> !other.equals(name)).toList(),
                            row.getLong("events"),
                            List.of((String[]) row.getArray("types").getArray()),
                            Instants.read(row, "first"),
                            Instants.read(row, "last"));
                })
                .list();
    }

    /** How many events wait, counted up to 10,000. */
    public int count() {
        return jdbc.sql("select count(*) from (select 1 from event where state = 'quarantined' limit :most) waiting")
                .param("most", MOST_COUNTED)
                .query(Integer.class)
                .single();
    }
}
