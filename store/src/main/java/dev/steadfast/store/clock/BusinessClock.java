package dev.steadfast.store.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells business time. Instants are cut to milliseconds, so that they survive every way of storing them. */
@Component
public class BusinessClock {

    private final JdbcClient jdbc;
    private final Clock wall = Clock.systemUTC();

    BusinessClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Wall-clock time. */
    public Instant wall() {
        return wall.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Business time of a run or an account whose offset is known. */
    public Instant now(long offsetMilliseconds) {
        return wall().plusMillis(offsetMilliseconds);
    }

    /** Business time of the accounts attached to this clock; without one, wall-clock time. */
    public Instant now(@Nullable String clock) {
        return now(offset(clock));
    }

    /** The clock's offset in milliseconds; 0 without a clock, or before it was first moved. */
    public long offset(@Nullable String clock) {
        return clock == null
                ? 0
                : jdbc.sql("select offset_ms from test_clock where id = :id")
                        .param("id", clock)
                        .query(Long.class)
                        .optional()
                        .orElse(0L);
    }

    /** Business time of this account. */
    public Instant nowFor(String account) {
        return now(jdbc.sql("select clock.offset_ms from account join test_clock clock on clock.id = account.clock"
                        + " where account.id = :id")
                .param("id", account)
                .query(Long.class)
                .optional()
                .orElse(0L));
    }
}
