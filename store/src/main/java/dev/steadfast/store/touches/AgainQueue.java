package dev.steadfast.store.touches;

import dev.steadfast.store.Instants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages that a person wants sent again, each from a moment of its account's business time on. */
@Repository
public class AgainQueue {

    /** What may still have to be sent; by the index of these. */
    private static final String OPEN =
            "t.again_at is not null and t.state in ('deferred', 'failed', 'uncertain', 'sending')";

    /** Those of a test clock that no switch holds back: what is held waits for a person, not for a moment. */
    private static final String OF_CLOCK = """
             from touch t join enrolment e on e.id = t.enrolment
            where e.clock = :clock and %s
              and not exists (select 1 from setting
                               where value = 'hold' and name in ('sending', 'sending/' || e.playbook))
            """.formatted(OPEN);

    private final JdbcClient jdbc;

    AgainQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param now business time of its account
     * @param asked when the person said so, in business time
     * @param by the person
     */
    public record Again(TouchKey key, int slot, Instant now, Instant asked, String by) {}

    /** At most {@code limit} that are due and that nobody is sending, whoever waits longest first. */
    public List<Again> due(Instant wall, int limit) {
        return jdbc.sql("""
                        select t.enrolment, t.step, t.occurrence, t.slot, t.again_asked, t.again_by, here.now
                          from touch t join enrolment e on e.id = t.enrolment left join test_clock c on c.id = e.clock,
                               lateral (select :wall + make_interval(secs => coalesce(c.offset_ms, 0) / 1000.0) as now) here
                         where %s and (t.state <> 'sending' or t.deadline <= :wall)
                           and t.again_at <= here.now
                         order by t.again_at limit :limit
                        """.formatted(OPEN))
                .param("wall", Instants.parameter(wall))
                .param("limit", limit)
                .query((row, number) -> new Again(
                        new TouchKey(row.getString("enrolment"), row.getString("step"), row.getInt("occurrence")),
                        row.getInt("slot"),
                        Instants.read(row, "now"),
                        Instants.read(row, "again_asked"),
                        row.getString("again_by")))
                .list();
    }

    /** When the next of them is due whose account is attached to this test clock. */
    public Optional<Instant> nextDue(String clock) {
        return jdbc.sql("select min(t.again_at) as due" + OF_CLOCK)
                .param("clock", clock)
                .query((row, number) -> Optional.ofNullable(Instants.readOrNull(row, "due")))
                .single();
    }

    /** How many of a test clock's are due at {@code now}, in business time, or being sent. */
    public long due(String clock, Instant now) {
        return jdbc.sql("select count(*)" + OF_CLOCK + " and t.again_at <= :now")
                .param("clock", clock)
                .param("now", Instants.parameter(now))
                .query(Long.class)
                .single();
    }

    /** The message as it is now, if it still has to be sent and nobody is sending it. */
    public Optional<TouchSlot> stillDue(Again again, Instant wall) {
        return jdbc.sql("""
                        select slot, recipient, state, token, deadline, failures, answer, heard from touch t
                         where enrolment = :enrolment and step = :step and occurrence = :occurrence and slot = :slot
                           and %s and (state <> 'sending' or deadline <= :wall)
                        """.formatted(OPEN))
                .param("enrolment", again.key().enrolment())
                .param("step", again.key().step())
                .param("occurrence", again.key().occurrence())
                .param("slot", again.slot())
                .param("wall", Instants.parameter(wall))
                .query(TouchLedger::slot)
                .optional();
    }

    /** Not before then. */
    public void putOff(Again again, Instant until) {
        jdbc.sql("""
                        update touch set again_at = :until
                         where enrolment = :enrolment and step = :step and occurrence = :occurrence and slot = :slot
                        """)
                .param("until", Instants.parameter(until))
                .param("enrolment", again.key().enrolment())
                .param("step", again.key().step())
                .param("occurrence", again.key().occurrence())
                .param("slot", again.slot())
                .update();
    }
}
