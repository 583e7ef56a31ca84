package dev.steadfast.store.clock;

import dev.steadfast.store.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests to move test clocks, and how far they have come. The worker moves them. */
@Component
public class TestClocks {

    /** The clock of every account of a quick start. */
    public static final String DEFAULT = "default";

    /** Farther is a slip of the pen, and would take hours. */
    private static final Duration FARTHEST = Duration.ofDays(3 * 366);

    private static final String SELECT =
            "select id, clock, started_from, target, performed, state, message from clock_advance";

    private final JdbcClient jdbc;
    private final BusinessClock businessClock;

    TestClocks(JdbcClient jdbc, BusinessClock businessClock) {
        this.jdbc = jdbc;
        this.businessClock = businessClock;
    }

    /**
     * Asks for the clock to be moved to {@code target}.
     *
     * @return the id to follow it by
     * @throws ClockRefused when time would go back, too far, or the clock is being moved already
     */
    public long requestAdvance(String clock, Instant target) {
        Instant now = businessClock.now(clock);
        if (target.isBefore(now)) {
            throw new ClockRefused("The clock stands at " + now + "; it cannot go back to " + target);
        }
        if (target.isAfter(now.plus(FARTHEST))) {
            throw new ClockRefused(
                    "The clock can be advanced by at most three years at a time; " + target + " is farther");
        }
        jdbc.sql("insert into test_clock (id) values (:id) on conflict do nothing")
                .param("id", clock)
                .update();
        try {
            return jdbc.sql("""
                            insert into clock_advance (clock, started_from, target, state)
                            values (:clock, :from, :target, 'running') returning id
                            """)
                    .param("clock", clock)
                    .param("from", Instants.parameter(now))
                    .param("target", Instants.parameter(target))
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new ClockRefused("The clock is being advanced already; wait until it has arrived");
        }
    }

    /** @throws IllegalArgumentException when there was no such request */
    public AdvanceStatus advance(long id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(TestClocks::read)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("No advance " + id));
    }

    public Optional<AdvanceStatus> running(String clock) {
        return jdbc.sql(SELECT + " where clock = :clock and state = 'running'")
                .param("clock", clock)
                .query(TestClocks::read)
                .optional();
    }

    /** Every clock that is being moved. */
    public List<AdvanceStatus> running() {
        return jdbc.sql(SELECT + " where state = 'running' order by id")
                .query(TestClocks::read)
                .list();
    }

    private static AdvanceStatus read(ResultSet row, int number) throws SQLException {
        return new AdvanceStatus(
                row.getLong("id"),
                row.getString("clock"),
                Instants.read(row, "started_from"),
                Instants.read(row, "target"),
                row.getInt("performed"),
                AdvanceStatus.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("message"));
    }
}
