package dev.steadfast.store.connectors;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Hands out the turns to call a system, to all workers from one row: a token bucket, kept as the moment at which the next
 * token is there (the generic cell rate algorithm), on the database's clock.
 */
@Repository
public class CallTurns {

    private final JdbcClient jdbc;

    CallTurns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether there is a turn, and how long to wait: for it, or before asking again. */
    public record Turn(boolean granted, Duration delay) {}

    /** Takes the next turn if it comes soon enough; else takes none, and says when to ask again. */
    public Turn take(String connector, CallRate rate, Duration patience) {
        long interval = rate.interval().toNanos() / 1_000;
        Optional<Long> wait = jdbc.sql("""
                        update connector c
                           set next_at = bucket.turn + :interval * interval '1 microsecond'
                          from (select name, moment,
                                       greatest(next_at, blocked_until, moment - :burst * interval '1 microsecond') as turn
                                  from (select name, next_at, blocked_until, clock_timestamp() as moment
                                          from connector where name = :name for update) held) bucket
                         where c.name = bucket.name and bucket.turn - bucket.moment <= :patience * interval '1 microsecond'
                        returning (extract(epoch from bucket.turn - bucket.moment) * 1000000)::bigint
                        """)
                .param("interval", interval)
                .param("burst", interval * (rate.calls() - 1))
                .param("name", connector)
                .param("patience", patience.toNanos() / 1_000)
                .query(Long.class)
                .optional();
        return wait.map(micros -> new Turn(true, positive(micros))).orElseGet(() -> new Turn(false, later(connector)));
    }

    /** The provider asked for patience: nobody calls it before that. */
    public void block(String connector, Duration delay) {
        jdbc.sql("""
                        update connector
                           set last_call_at = clock_timestamp(),
                               blocked_until = greatest(blocked_until, clock_timestamp() + :delay * interval '1 microsecond')
                         where name = :name
                        """)
                .param("delay", delay.toNanos() / 1_000)
                .param("name", connector)
                .update();
    }

    private Duration later(String connector) {
        return jdbc.sql("""
                        select (extract(epoch from greatest(next_at, blocked_until) - clock_timestamp()) * 1000000)::bigint
                          from connector where name = :name
                        """)
                .param("name", connector)
                .query(Long.class)
                .optional()
                .map(CallTurns::positive)
                .orElseThrow(() -> new IllegalStateException("\"" + connector + "\" was never registered"));
    }

    private static Duration positive(long micros) {
        return Duration.ofNanos(Math.max(0, micros) * 1_000);
    }
}
