package dev.steadfast.store.retention;

import dev.steadfast.store.Instants;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes details that are older than they are kept, a thousand at a time: no statement holds anybody up for long. */
@Component
public class OldDetails {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final RetentionSettings settings;

    OldDetails(JdbcClient jdbc, RetentionSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * Deletes all that is too old by the wall clock.
     *
     * @return how many details
     */
    public int delete(Instant wall) {
        Duration kept = settings.details();
        return kept == null ? 0 : delete(wall, kept);
    }

    int delete(Instant wall, Duration kept) {
        Instant before = wall.minus(kept);
        return all("""
                        with oldest as (select id, recorded_at from touch_change order by id limit :most)
                        delete from touch_change where id in (select id from oldest where recorded_at < :before)
                        """, before) + all("""
                        with oldest as (
                            select id, recorded_at from journal where seen is not null order by id limit :most)
                        update journal set seen = null where id in (select id from oldest where recorded_at < :before)
                        """, before);
    }

    private int all(String sql, Instant before) {
        int all = 0;
        while (true) {
            int some = jdbc.sql(sql)
                    .param("most", AT_ONCE)
                    .param("before", Instants.parameter(before))
                    .update();
            all += some;
            if (some < AT_ONCE) {
                return all;
            }
        }
    }
}
