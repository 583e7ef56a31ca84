package dev.steadfast.store.settings;

import dev.steadfast.cadence.Command;
import dev.steadfast.store.Ids;
import dev.steadfast.store.Instants;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.runs.InputStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The switch that holds all sending, and one for each playbook. They are read by every claim; no run has to be told that it
 * is on hold.
 */
@Component
public class SendingSwitch {

    private static final String HOLD = "hold";
    private static final String ON = "on";
    private static final String ALL = "sending";
    private static final String OF_PLAYBOOK = "sending/";

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
        return read(ALL);
    }

    /** How the switch of this playbook stands. */
    public State state(String playbook) {
        return read(OF_PLAYBOOK + playbook);
    }

    /** The playbooks that are on hold, by name, with who put them there. */
    public SortedMap<String, State> heldPlaybooks() {
        SortedMap<String, State> held = new TreeMap<>();
        jdbc.sql("""
                        select substr(name, :from) as playbook, value, changed_by, recorded_at from setting
                         where name like 'sending/%' and value = 'hold'
                        """).param("from", OF_PLAYBOOK.length() + 1).query((RowCallbackHandler)
                row -> held.put(row.getString("playbook"), state(row)));
        return held;
    }

    private State read(String name) {
        return jdbc.sql("select value, changed_by, recorded_at from setting where name = :name")
                .param("name", name)
                .query((row, number) -> state(row))
                .optional()
                .orElseGet(() -> new State(false, "steadfast", Instant.EPOCH));
    }

    private static State state(ResultSet row) throws SQLException {
        return new State(
                HOLD.equals(row.getString("value")), row.getString("changed_by"), Instants.read(row, "recorded_at"));
    }

    /** Nothing leaves from now on. */
    @Transactional
    public void hold(String by) {
        turn(ALL, HOLD, by);
    }

    /** Nothing of this playbook leaves from now on. */
    @Transactional
    public void hold(String playbook, String by) {
        turn(OF_PLAYBOOK + playbook, HOLD, by);
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
        turn(ALL, ON, by);
        return letGo(null, by);
    }

    /**
     * Lets messages of this playbook leave again, unless all sending is on hold.
     *
     * @return how many of its enrolments were held
     */
    @Transactional
    public int release(String playbook, String by) {
        turn(OF_PLAYBOOK + playbook, ON, by);
        return letGo(playbook, by);
    }

    /** Has every held run decide once more: what another switch holds stays where it is. */
    private int letGo(@Nullable String playbook, String by) {
        return tellAll(jdbc.sql("""
                        select id, clock from enrolment
                         where held and state <> 'finished' and (:playbook::text is null or playbook = :playbook) order by id
                        """).param("playbook", playbook), by);
    }

    /**
     * Lets runs go on that are held although no switch holds them any more: a step may have decided to wait just before the
     * switch was turned, and stored so just after those who waited were counted.
     *
     * @return how many
     */
    @Transactional
    public int letGoForgotten() {
        return tellAll(jdbc.sql("""
                        select e.id, e.clock from enrolment e
                         where e.held and e.state <> 'finished'
                           and not exists (select 1 from setting s
                                            where s.name in ('sending', 'sending/' || e.playbook) and s.value = 'hold')
                           -- whatever is on its way has it decide once more
                           and e.last_seq = coalesce((e.checkpoint ->> 'applied')::bigint, 0)
                         order by e.id limit 1000
                        """), "steadfast");
    }

    private int tellAll(JdbcClient.StatementSpec enrolments, String by) {
        record Held(String enrolment, String clock) {}
        List<Held> held = enrolments
                .query((row, number) -> new Held(row.getString("id"), row.getString("clock")))
                .list();
        for (Held run : held) {
            inputs.add(run.enrolment(), Ids.random("c"), new Command.Release(), by, null, clock.now(run.clock()));
        }
        return held.size();
    }

    private void turn(String name, String value, String by) {
        jdbc.sql("""
                        insert into setting (name, value, changed_by) values (:name, :value, :by)
                        on conflict (name) do update
                           set value = excluded.value, changed_by = excluded.changed_by, recorded_at = clock_timestamp()
                        """).param("name", name).param("value", value).param("by", by).update();
    }
}
