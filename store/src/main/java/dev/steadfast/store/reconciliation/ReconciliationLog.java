package dev.steadfast.store.reconciliation;

import dev.steadfast.store.Instants;
import dev.steadfast.store.reconciliation.OpenEnrolments.Served;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What reconciliations found, for people. What is settled is kept for 30 days. */
@Repository
public class ReconciliationLog {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;

    ReconciliationLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A run was gone, and is built anew. */
    public void lost(Served served, String detail) {
        jdbc.sql("""
                        insert into reconciliation_finding (kind, workflow_id, enrolment, epoch, detail, settled_at)
                        values ('lost', :workflow, :enrolment, :epoch, :detail, clock_timestamp())
                        on conflict do nothing
                        """)
                .param("workflow", served.workflowId())
                .param("enrolment", served.enrolment())
                .param("epoch", served.epoch())
                .param("detail", detail)
                .update();
    }

    /**
     * A run serves no open enrolment.
     *
     * @param at by the clock that {@link #finished} goes by
     */
    public void stray(String workflowId, String runId, String detail, Instant at) {
        jdbc.sql("""
                        insert into reconciliation_finding (kind, workflow_id, run_id, detail, recorded_at, seen_at)
                        values ('stray', :workflow, :run, :detail, :at, :at)
                        on conflict (kind, workflow_id, run_id, epoch)
                        do update set seen_at = excluded.seen_at, settled_at = null
                        """)
                .param("at", Instants.parameter(at))
                .param("workflow", workflowId)
                .param("run", runId)
                .param("detail", detail)
                .update();
    }

    /** Stores what came of a comparison; where it looked for strays, those not seen since its start are gone. */
    @Transactional
    public void finished(Reconciliation done) {
        jdbc.sql("""
                        insert into reconciliation (engine, listed, runs, adopted, rebuilt, strays, note, started_at, recorded_at)
                        values (:engine, :listed, :runs, :adopted, :rebuilt, :strays, :note, :started, :finished)
                        """)
                .param("engine", done.engine())
                .param("listed", done.listed())
                .param("runs", done.runs())
                .param("adopted", done.adopted())
                .param("rebuilt", done.rebuilt())
                .param("strays", done.strays())
                .param("note", done.note())
                .param("started", Instants.parameter(done.startedAt()))
                .param("finished", Instants.parameter(done.finishedAt()))
                .update();
        if (done.listed()) {
            jdbc.sql("""
                            update reconciliation_finding set settled_at = clock_timestamp()
                             where kind = 'stray' and settled_at is null and seen_at < :started
                            """).param("started", Instants.parameter(done.startedAt())).update();
        }
        Instant old = done.finishedAt().minus(KEPT);
        jdbc.sql("delete from reconciliation where recorded_at < :old")
                .param("old", Instants.parameter(old))
                .update();
        jdbc.sql("delete from reconciliation_finding where settled_at < :old")
                .param("old", Instants.parameter(old))
                .update();
    }

    /** The last comparison; none before the first. */
    public Optional<Reconciliation> last() {
        return jdbc.sql("select * from reconciliation order by id desc limit 1")
                .query((row, number) -> new Reconciliation(
                        row.getString("engine"),
                        row.getBoolean("listed"),
                        row.getInt("runs"),
                        row.getInt("adopted"),
                        row.getInt("rebuilt"),
                        row.getInt("strays"),
                        row.getString("note"),
                        Instants.read(row, "started_at"),
                        Instants.read(row, "recorded_at")))
                .optional();
    }

    /** How many runs serve no open enrolment, as far as the last comparison saw. */
    public int openStrays() {
        return jdbc.sql("select count(*) from reconciliation_finding where kind = 'stray' and settled_at is null")
                .query(Integer.class)
                .single();
    }

    /**
     * Findings, the newest first.
     *
     * @param before the id to begin below
     */
    public List<Finding> findings(long before, int limit) {
        return jdbc.sql("select * from reconciliation_finding where id < :before order by id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Finding(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getString("workflow_id"),
                        row.getString("run_id").isEmpty() ? null : row.getString("run_id"),
                        row.getString("enrolment"),
                        row.getString("detail"),
                        Instants.read(row, "recorded_at"),
                        Instants.read(row, "seen_at"),
                        Instants.readOrNull(row, "settled_at")))
                .list();
    }
}
