package dev.steadfast.store.runs;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.Instants;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Loads runs under their lock, and stores what became of them. Every method needs the caller's transaction. */
@Repository
public class RunStore {

    private static final String INSERT = """
            insert into enrolment (id, account, playbook, version, key, key_field, workflow_id, anchor, anchor_date, enrolled_at,
                enrolled_by, trigger, family, state, outcome, finished_at, next_step, next_kind, next_at, checkpoint,
                clock, dispatch_at)
            values (:id, :account, :playbook, :version, :key, :keyField, :workflow, :anchor, :date, :enrolled,
                :by, :trigger::jsonb, :family, :state, :outcome, :finished::timestamptz, :step, :kind,
                :due::timestamptz, :checkpoint::jsonb, :clock, case when :state <> 'finished' then clock_timestamp() end)
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final RunReader reader;

    RunStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches, RunReader reader) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.reader = reader;
    }

    /** Everything about one enrolment, with one statement; nobody else can change it until the transaction ends. */
    public Optional<Run> lock(String enrolment) {
        return jdbc.sql(RunReader.SELECT + " where e.id = :id for update of e")
                .param("id", enrolment)
                .query(reader)
                .optional();
    }

    /** The open runs of an account, unlocked: what they say may be old the next moment. */
    public List<Run> openOf(String account) {
        return jdbc.sql(RunReader.SELECT + " where e.account = :account and e.state <> 'finished' order by e.id")
                .param("account", account)
                .query(reader)
                .list();
    }

    /** The open runs of these accounts, unlocked, by account. */
    public List<Run> openOf(Collection<String> accounts) {
        return jdbc.sql(RunReader.SELECT
                        + " where e.account = any(:accounts) and e.state <> 'finished' order by e.account, e.id")
                .param("accounts", accounts.toArray(String[]::new))
                .query(reader)
                .list();
    }

    /** These runs, unlocked, in the order of their ids; those that there are not are left out. */
    public List<Run> read(Collection<String> enrolments) {
        return jdbc.sql(RunReader.SELECT + " where e.id = any(:ids) order by e.id")
                .param("ids", enrolments.toArray(String[]::new))
                .query(reader)
                .list();
    }

    /**
     * Stores where the run stands, and the columns that readers ask for.
     *
     * @param result what led there; null leaves the last one in place
     * @return false when the run is no longer of this epoch, or somebody else has stored a result: nothing was changed
     */
    public boolean save(Run run, CadenceState state, @Nullable StepResult result, Instant now) {
        int updated = parameters(state, run.playbook(), now, jdbc.sql("""
                        update enrolment set
                            checkpoint = :checkpoint::jsonb, turn = :turn,
                            last_result = coalesce(:result::jsonb, last_result),
                            anchor = :anchor, state = :state, outcome = :outcome, goal_at = :goal, held = :held,
                            next_step = :step, next_kind = :kind, next_at = :due,
                            finished_at = case when :state = 'finished' then coalesce(finished_at, :now) end
                        where id = :id and epoch = :epoch and turn = :turnBefore
                        """))
                .param("result", result == null ? null : CoreJson.write(result))
                .param("id", run.enrolment())
                .param("epoch", run.epoch())
                .param("turnBefore", run.checkpoint().turn())
                .update();
        return updated == 1;
    }

    /**
     * Stores that the enrolment goes on in this version, with a new run: its epoch is raised, so whatever the old run
     * still does changes nothing. Every input has been folded into the state, and needs no delivery any more.
     *
     * @param run as it was read under its lock
     * @param starts whether the dispatcher starts the new run; one that has finished tells the engine so and ends
     */
    public void move(Run run, PublishedPlaybook to, CadenceState state, boolean starts, Instant now) {
        parameters(state, to.playbook(), now, jdbc.sql("""
                        update enrolment set
                            version = :version, key_field = :keyField, epoch = epoch + 1, checkpoint = :checkpoint::jsonb, turn = :turn,
                            anchor = :anchor, state = :state, outcome = :outcome, goal_at = :goal, held = :held,
                            next_step = :step, next_kind = :kind, next_at = :due,
                            finished_at = case when :state = 'finished' then coalesce(finished_at, :now) end,
                            started_epoch = case when :starts then started_epoch else epoch + 1 end,
                            dispatch_at = case when :starts then clock_timestamp() end,
                            dispatch_attempts = 0, dispatch_error = null
                        where id = :id
                        """))
                .param("version", to.version())
                .param("keyField", to.playbook().admission().key())
                .param("starts", starts)
                .param("id", run.enrolment())
                .update();
        jdbc.sql("update input set delivered_at = clock_timestamp() where enrolment = :id and delivered_at is null")
                .param("id", run.enrolment())
                .update();
    }

    private static JdbcClient.StatementSpec parameters(
            CadenceState state, Playbook playbook, Instant now, JdbcClient.StatementSpec update) {
        Step pending = state.step() == null ? null : playbook.outline().step(state.step());
        return update.param("checkpoint", CoreJson.write(state))
                .param("turn", state.turn())
                .param("anchor", Instants.parameter(state.anchor()))
                .param("state", word(state))
                .param("outcome", state.outcome())
                .param("goal", parameter(state.goalAt()))
                .param("held", state.held())
                .param("step", state.step())
                .param("kind", pending == null ? null : pending.kind())
                .param("due", parameter(state.due()))
                .param("now", Instants.parameter(now));
    }

    /** The state column: what a person would call it. */
    static String word(CadenceState state) {
        if (state.isFinished()) {
            return "finished";
        }
        return state.resting() ? "paused" : state.waiting() ? "waiting" : "active";
    }

    private static @Nullable Object parameter(@Nullable Instant instant) {
        return instant == null ? null : Instants.parameter(instant);
    }

    /** Marks inputs as folded, unless they are marked already. */
    public void markApplied(String enrolment, long upTo) {
        jdbc.sql("update input set outcome = 'applied' where enrolment = :id and seq <= :seq and outcome is null")
                .param("id", enrolment)
                .param("seq", upTo)
                .update();
    }

    public void markRefused(String enrolment, long seq, String reason) {
        jdbc.sql("update input set outcome = 'refused', reason = :reason where enrolment = :id and seq = :seq")
                .param("id", enrolment)
                .param("seq", seq)
                .param("reason", reason)
                .update();
    }

    /** The run has finished: what came after its last input came too late. */
    public void markLate(String enrolment, long after) {
        jdbc.sql("""
                        update input set outcome = 'late', reason = 'The enrolment had finished', delivered_at = coalesce(delivered_at, clock_timestamp())
                         where enrolment = :id and seq > :seq and outcome is null
                        """).param("id", enrolment).param("seq", after).update();
    }

    /** Creates enrolments whose runs the dispatcher will start. */
    public void insert(List<NewRun> runs) {
        batches.batchUpdate(INSERT, runs.stream().map(RunStore::parameters).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(NewRun run) {
        CadenceState state = run.state();
        Step pending = state.step() == null
                ? null
                : run.published().playbook().outline().step(state.step());
        return new MapSqlParameterSource()
                .addValue("id", run.enrolment())
                .addValue("account", run.account())
                .addValue("playbook", run.published().name())
                .addValue("version", run.published().version())
                .addValue("key", run.key())
                .addValue("keyField", run.published().playbook().admission().key())
                .addValue("workflow", run.workflowId())
                .addValue("anchor", Instants.parameter(state.anchor()))
                .addValue("date", run.anchorDate())
                .addValue("enrolled", Instants.parameter(state.enrolledAt()))
                .addValue("by", run.by())
                .addValue("trigger", run.trigger() == null ? null : CoreJson.write(run.trigger()))
                .addValue("family", run.family())
                .addValue("state", word(state))
                .addValue("outcome", state.outcome())
                .addValue("finished", state.isFinished() ? Instants.parameter(state.enrolledAt()) : null)
                .addValue("step", state.step())
                .addValue("kind", pending == null ? null : pending.kind())
                .addValue("due", parameter(state.due()))
                .addValue("checkpoint", CoreJson.write(state))
                .addValue("clock", run.clock());
    }
}
