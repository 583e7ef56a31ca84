package dev.steadfast.store.clock;

import dev.steadfast.cadence.Command;
import dev.steadfast.store.Ids;
import dev.steadfast.store.Instants;
import dev.steadfast.store.runs.InputStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves a test clock, and tells the runs of its accounts. */
@Component
public class ClockMover {

    /** Runs that do something by themselves when their moment comes. */
    private static final String BUSY = "state in ('active', 'waiting') and not held and next_at is not null";

    private final JdbcClient jdbc;
    private final InputStore inputs;
    private final BusinessClock businessClock;

    ClockMover(JdbcClient jdbc, InputStore inputs, BusinessClock businessClock) {
        this.jdbc = jdbc;
        this.inputs = inputs;
        this.businessClock = businessClock;
    }

    /** When the next of the clock's runs is due. */
    public Optional<Instant> nextDue(String clock) {
        return jdbc.sql("select min(next_at) as due from enrolment where clock = :clock and " + BUSY)
                .param("clock", clock)
                .query((row, number) -> Optional.ofNullable(Instants.readOrNull(row, "due")))
                .single();
    }

    /** Moves the clock forward to {@code moment}, never back, and tells the runs that are due by then. */
    @Transactional
    public int moveTo(String clock, Instant moment) {
        long offset = move(clock, moment);
        List<String> due = jdbc.sql("select id from enrolment where clock = :clock and next_at <= :now and " + BUSY
                        + " order by id")
                .param("clock", clock)
                .param("now", Instants.parameter(businessClock.now(offset)))
                .query((row, number) -> row.getString(1))
                .list();
        tell(due, offset);
        return due.size();
    }

    /** The clock has arrived: every open run of its accounts hears of it. */
    @Transactional
    public void arrive(String clock, Instant moment) {
        long offset = move(clock, moment);
        tell(
                jdbc.sql("select id from enrolment where clock = :clock and state <> 'finished' order by id")
                        .param("clock", clock)
                        .query((row, number) -> row.getString(1))
                        .list(),
                offset);
    }

    private long move(String clock, Instant moment) {
        long offset = Duration.between(businessClock.wall(), moment).toMillis();
        return jdbc.sql("""
                        update test_clock set offset_ms = greatest(offset_ms, :offset) where id = :id returning offset_ms
                        """)
                .param("offset", offset)
                .param("id", clock)
                .query(Long.class)
                .single();
    }

    private void tell(List<String> enrolments, long offset) {
        Instant now = businessClock.now(offset);
        for (String enrolment : enrolments) {
            inputs.add(enrolment, Ids.random("k"), new Command.MoveClock(offset), "steadfast", null, now);
        }
    }

    /** A run of the clock's that is due and has not done its step yet. */
    public Optional<String> unsettled(String clock) {
        return jdbc.sql("select workflow_id from enrolment where clock = :clock and next_at <= :now and " + BUSY
                        + " limit 1")
                .param("clock", clock)
                .param("now", Instants.parameter(businessClock.now(clock)))
                .query((row, number) -> row.getString(1))
                .optional();
    }

    /** How many of them there are. */
    public long unsettledRuns(String clock) {
        return jdbc.sql("select count(*) from enrolment where clock = :clock and next_at <= :now and " + BUSY)
                .param("clock", clock)
                .param("now", Instants.parameter(businessClock.now(clock)))
                .query(Long.class)
                .single();
    }

    /** How many of the clock's runs have something that the engine has not been told yet. */
    public long undelivered(String clock) {
        return jdbc.sql("select count(*) from enrolment where clock = :clock and dispatch_at is not null")
                .param("clock", clock)
                .query(Long.class)
                .single();
    }

    /** Notes progress. */
    public void progress(long advance, int performed) {
        jdbc.sql("update clock_advance set performed = :performed where id = :id")
                .param("performed", performed)
                .param("id", advance)
                .update();
    }

    /** Notes the end. */
    public void finish(long advance, int performed, @Nullable String failure) {
        jdbc.sql("update clock_advance set performed = :performed, state = :state, message = :message where id = :id")
                .param("performed", performed)
                .param("state", failure == null ? "done" : "failed")
                .param("message", failure)
                .param("id", advance)
                .update();
    }
}
