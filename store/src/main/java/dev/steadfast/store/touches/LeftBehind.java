package dev.steadfast.store.touches;

import dev.steadfast.store.Instants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Messages that may have left, and whose run has gone on, or come to its end, before anybody knew: no step asks about them
 * any more.
 */
@Repository
public class LeftBehind {

    private static final String FORSAKEN = """
              from touch t join enrolment e on e.id = t.enrolment
             where t.state in ('sending', 'uncertain') and t.deadline <= :wall and t.again_at is null
               and (e.state = 'finished' or e.next_step is distinct from t.step
                    or t.occurrence <= coalesce((e.checkpoint #>> array['steps', t.step, 'times'])::int, 0))
            """;

    private final JdbcClient jdbc;

    LeftBehind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them. */
    public record Letter(TouchKey key, int slot) {}

    /**
     * What a message is, for people.
     *
     * @param kind the step's keyword
     */
    public record Subject(String kind, String template) {}

    /** At most {@code limit} of them, the oldest first. */
    public List<Letter> find(Instant wall, int limit) {
        return jdbc.sql("select t.enrolment, t.step, t.occurrence, t.slot " + FORSAKEN
                        + " order by t.deadline limit :limit")
                .param("wall", Instants.parameter(wall))
                .param("limit", limit)
                .query((row, number) -> new Letter(
                        new TouchKey(row.getString("enrolment"), row.getString("step"), row.getInt("occurrence")),
                        row.getInt("slot")))
                .list();
    }

    /** The message as it is now, if it is still one of them. Needs the enrolment's lock. */
    public Optional<TouchSlot> still(Letter letter, Instant wall) {
        return jdbc.sql(
                        "select t.slot, t.recipient, t.state, t.token, t.deadline, t.failures, t.answer, t.heard "
                                + FORSAKEN
                                + " and t.enrolment = :enrolment and t.step = :step and t.occurrence = :occurrence and t.slot = :slot")
                .param("wall", Instants.parameter(wall))
                .param("enrolment", letter.key().enrolment())
                .param("step", letter.key().step())
                .param("occurrence", letter.key().occurrence())
                .param("slot", letter.slot())
                .query(TouchLedger::slot)
                .optional();
    }

    /** What this message is, whether or not its playbook still has it. */
    public Subject subject(TouchKey key, int slot) {
        return jdbc.sql("""
                        select kind, template from touch
                         where enrolment = :enrolment and step = :step and occurrence = :occurrence and slot = :slot
                        """)
                .param("enrolment", key.enrolment())
                .param("step", key.step())
                .param("occurrence", key.occurrence())
                .param("slot", slot)
                .query((row, number) -> new Subject(row.getString("kind"), row.getString("template")))
                .single();
    }
}
