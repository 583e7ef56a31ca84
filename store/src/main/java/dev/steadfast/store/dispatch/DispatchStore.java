package dev.steadfast.store.dispatch;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Input;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.Instants;
import dev.steadfast.store.runs.InputRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The queue between the database and the engine. Any number of dispatchers may lease from it; a lease that is not
 * returned runs out, and what was delivered twice is folded once.
 */
@Repository
public class DispatchStore {

    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

    /** What a lease is long enough for; the rest is leased again at once. */
    private static final int MOST_INPUTS = 200;

    private final JdbcClient jdbc;

    DispatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@code limit} enrolments that have something to deliver, for as long as {@code lease}. */
    @Transactional
    public List<Leased> lease(int limit, Duration lease) {
        record Row(
                String id,
                String playbook,
                String workflow,
                int epoch,
                int attempts,
                boolean start,
                String hash,
                String state) {}
        List<Row> rows = jdbc.sql("""
                        with due as (
                            select id from enrolment where dispatch_at <= clock_timestamp()
                             order by dispatch_at limit :limit for update skip locked)
                        update enrolment e
                           set dispatch_at = clock_timestamp() + make_interval(secs => :lease),
                               dispatch_attempts = dispatch_attempts + 1
                          from due, playbook_version v
                         where e.id = due.id and v.name = e.playbook and v.version = e.version
                        returning e.id, e.playbook, e.workflow_id, e.epoch, e.dispatch_attempts,
                                  e.started_epoch <> e.epoch and e.state <> 'finished' as start, v.hash, e.checkpoint
                        """)
                .param("limit", limit)
                .param("lease", lease.toSeconds())
                .query((row, number) -> new Row(
                        row.getString("id"),
                        row.getString("playbook"),
                        row.getString("workflow_id"),
                        row.getInt("epoch"),
                        row.getInt("dispatch_attempts"),
                        row.getBoolean("start"),
                        row.getString("hash"),
                        row.getString("checkpoint")))
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, List<InputRow>> inputs = inputs(rows.stream().map(Row::id).toArray(String[]::new));
        return rows.stream()
                .map(row -> new Leased(
                        row.id(),
                        row.playbook(),
                        row.workflow(),
                        row.epoch(),
                        row.attempts(),
                        row.start(),
                        row.hash(),
                        CoreJson.read(row.state(), CadenceState.class),
                        inputs.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Map<String, List<InputRow>> inputs(String[] enrolments) {
        record Of(String enrolment, InputRow row) {}
        return jdbc
                .sql("""
                        select i.enrolment, i.seq, i.id, i.payload, i.by, i.at, i.note
                          from unnest(:ids) as leased (id) cross join lateral (
                               select * from input where enrolment = leased.id and delivered_at is null
                                order by seq limit :most) i
                         order by i.enrolment, i.seq
                        """)
                .param("ids", enrolments)
                .param("most", MOST_INPUTS)
                .query((row, number) -> new Of(row.getString("enrolment"), input(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::enrolment, Collectors.mapping(Of::row, Collectors.toList())));
    }

    private static InputRow input(ResultSet row) throws SQLException {
        return new InputRow(
                row.getLong("seq"),
                row.getString("id"),
                CoreJson.read(row.getString("payload"), Input.Numbered.class),
                row.getString("by"),
                Instants.read(row, "at"),
                row.getString("note"));
    }

    /** Whether the enrolment has a later epoch than this: nothing that a run of this one does is stored. */
    public boolean isFenced(String enrolment, int epoch) {
        return jdbc.sql("select epoch > :epoch from enrolment where id = :id")
                .param("epoch", epoch)
                .param("id", enrolment)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** A run of this epoch has been started on this engine. */
    public void started(Leased leased, String engine) {
        jdbc.sql("""
                        update enrolment set started_epoch = :epoch, started_at = clock_timestamp(), engine = :engine
                         where id = :id and epoch = :epoch
                        """)
                .param("epoch", leased.epoch())
                .param("engine", engine)
                .param("id", leased.enrolment())
                .update();
    }

    /** Everything leased has been delivered; the lease ends, at once again if more has come meanwhile. */
    @Transactional
    public void delivered(Leased leased) {
        lock(leased);
        long last = leased.inputs().isEmpty() ? 0 : leased.inputs().getLast().seq();
        if (last > 0) {
            // what an older run was told, its successor has yet to hear
            jdbc.sql("""
                            update input i set delivered_at = clock_timestamp() from enrolment e
                             where e.id = :id and e.epoch = :epoch and i.enrolment = e.id and i.seq <= :seq
                               and i.delivered_at is null
                            """)
                    .param("id", leased.enrolment())
                    .param("epoch", leased.epoch())
                    .param("seq", last)
                    .update();
        }
        jdbc.sql("""
                        update enrolment e
                           set dispatch_attempts = 0, dispatch_error = null,
                               dispatch_at = case when e.epoch <> :epoch or exists (
                                   select 1 from input i where i.enrolment = e.id and i.delivered_at is null)
                                   then clock_timestamp() end
                         where id = :id
                        """)
                .param("epoch", leased.epoch())
                .param("id", leased.enrolment())
                .update();
    }

    /** The enrolment before its inputs: the order in which everybody locks. */
    private void lock(Leased leased) {
        jdbc.sql("select true from enrolment where id = :id for update")
                .param("id", leased.enrolment())
                .query(Boolean.class)
                .single();
    }

    /** It could not be delivered: again later, after twice as long as the last time. */
    public void failed(Leased leased, String error) {
        jdbc.sql("""
                        update enrolment
                           set dispatch_error = :error,
                               dispatch_at = clock_timestamp() + make_interval(
                                   secs => least(:longest, 0.2 * power(2, least(dispatch_attempts, 20))))
                         where id = :id
                        """)
                .param("error", error.length() > 500 ? error.substring(0, 500) : error)
                .param("longest", LONGEST_BACK_OFF.toSeconds())
                .param("id", leased.enrolment())
                .update();
    }

    /**
     * The run is gone from the engine. An open enrolment gets a new epoch, and so a new run from its checkpoint and the
     * inputs after it; a finished one answers its inputs as too late.
     */
    @Transactional
    public void lost(Leased leased) {
        boolean finished = jdbc.sql("select state = 'finished' from enrolment where id = :id for update")
                .param("id", leased.enrolment())
                .query(Boolean.class)
                .single();
        if (finished) {
            jdbc.sql("""
                            update input set delivered_at = clock_timestamp(), outcome = coalesce(outcome, 'late'),
                                   reason = coalesce(reason, 'The enrolment had finished')
                             where enrolment = :id and delivered_at is null
                            """).param("id", leased.enrolment()).update();
            jdbc.sql("update enrolment set dispatch_at = null where id = :id")
                    .param("id", leased.enrolment())
                    .update();
        } else {
            rebuild("", "e.id = :which", leased.enrolment());
        }
    }

    /**
     * Gives every open enrolment that another engine serves a new epoch, and so a new run on this one. Of several
     * processes that notice the change, the first raises the epoch.
     *
     * @return how many
     */
    @Transactional
    public int adoptAll(String engine) {
        return rebuild(
                "engine = :which,", "e.state <> 'finished' and e.engine is not null and e.engine <> :which", engine);
    }

    /**
     * The run of this epoch is gone from the engine, and nothing was to be delivered that would have found out. An
     * enrolment that has finished or been rebuilt meanwhile is left alone.
     *
     * @return whether it gets a new run
     */
    @Transactional
    public boolean lost(String enrolment, int epoch) {
        return rebuild(
                        "",
                        "e.id = :which and e.state <> 'finished' and e.started_epoch = e.epoch and e.epoch = " + epoch,
                        enrolment)
                == 1;
    }

    /** Locks enrolments in the order of their ids, as everybody does who locks several, and their inputs after them. */
    private int rebuild(String also, String where, String which) {
        return jdbc.sql("""
                        with gone as (
                            select e.id from enrolment e where %s order by e.id for update),
                        raised as (
                            update enrolment e set %s epoch = epoch + 1, dispatch_at = clock_timestamp(), dispatch_attempts = 0
                              from gone where e.id = gone.id
                            returning e.id, coalesce((e.checkpoint ->> 'applied')::bigint, 0) as applied),
                        again as (
                            update input i set delivered_at = null from raised
                             where i.enrolment = raised.id and i.seq > raised.applied)
                        select count(*) from raised
                        """.formatted(where, also))
                .param("which", which)
                .query(Integer.class)
                .single();
    }

    /** Whether this enrolment is there and has not finished. */
    public boolean isOpen(String enrolment) {
        return jdbc.sql("select count(*) from enrolment where id = :id and state <> 'finished'")
                        .param("id", enrolment)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Enrolments with something undelivered, for metrics. */
    public long backlog() {
        return jdbc.sql("select count(*) from enrolment where dispatch_at is not null")
                .query(Long.class)
                .single();
    }

    /** Enrolments whose last delivery failed, for metrics. */
    public long failing() {
        return jdbc.sql("select count(*) from enrolment where dispatch_at is not null and dispatch_error is not null")
                .query(Long.class)
                .single();
    }
}
