package dev.steadfast.store.settings;

import dev.steadfast.cadence.Command;
import dev.steadfast.store.Ids;
import dev.steadfast.store.Instants;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.runs.InputStore;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one switch that holds all sending. It is read by every claim; no run has to be told that it is on hold. */
@Component
public class SendingSwitch {

    private static final String HOLD = "hold";
    private static final String ON = "on";

    private final JdbcClient jdbc;
    private final InputStore inputs;
    private final BusinessClock clock;

    SendingSwitch(JdbcClient jdbc, InputStore inputs, BusinessClock clock) {
        this.jdbc = jdbc;
        this.inputs = inputs;
        this.clock = clock;
    }

    /**
     * How the switch stands.
     *
     * @param changedBy who turned it last; {@code steadfast} when nobody has
     */
    public record State(boolean held, String changedBy, Instant since) {}

    public State state() {
        return jdbc.sql("select value, changed_by, recorded_at from setting where name = 'sending'")
                .query((row, number) -> new State(
                        HOLD.equals(row.getString("value")),
                        row.getString("changed_by"),
                        Instants.read(row, "recorded_at")))
                .optional()
                .orElseGet(() -> new State(false, "steadfast", Instant.EPOCH));
    }

    /** Nothing leaves from now on. */
    @Transactional
    public void hold(String by) {
        turn(HOLD, by);
    }

    /** Puts sending on hold, unless somebody has ever turned the switch: so that a new installation mails nobody unasked. */
    public void holdAtFirst() {
        jdbc.sql(
                        "insert into setting (name, value, changed_by) values ('sending', 'hold', 'steadfast') on conflict do nothing")
                .update();
    }

    /**
     * Lets messages leave again.
     *
     * @return how many enrolments were held and now go on, each with its oldest message, the others on later days
     */
    @Transactional
    public int release(String by) {
        turn(ON, by);
        record Held(String enrolment, String clock) {}
        List<Held> held = jdbc.sql("select id, clock from enrolment where held and state <> 'finished' order by id")
                .query((row, number) -> new Held(row.getString("id"), row.getString("clock")))
                .list();
        for (Held run : held) {
            inputs.add(run.enrolment(), Ids.random("c"), new Command.Release(), by, null, clock.now(run.clock()));
        }
        return held.size();
    }

    private void turn(String value, String by) {
        jdbc.sql("""
                        insert into setting (name, value, changed_by) values ('sending', :value, :by)
                        on conflict (name) do update
                           set value = excluded.value, changed_by = excluded.changed_by, recorded_at = clock_timestamp()
                        """).param("value", value).param("by", by).update();
    }
}
