package dev.steadfast.store.imports;

import dev.steadfast.store.Instants;
import dev.steadfast.store.imports.ImportJob.State;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Table {@code import_job}. Progress is committed at once, also in the middle of the import's own transaction. */
@Repository
public class ImportJobs {

    private final JdbcClient jdbc;
    private final TransactionTemplate aside;

    public ImportJobs(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.aside = new TransactionTemplate(transactions);
        this.aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Writes a job that runs. */
    public void begin(String id, @Nullable String fileName, String mode, boolean dryRun, long linesTotal, String by) {
        jdbc.sql("""
                insert into import_job (id, file_name, mode, dry_run, state, lines_total, by)
                values (:id, :file_name, :mode, :dry_run, 'running', :lines_total, :by)
                """)
                .param("id", id)
                .param("file_name", fileName)
                .param("mode", mode)
                .param("dry_run", dryRun)
                .param("lines_total", linesTotal)
                .param("by", by)
                .update();
    }

    /** Tells how many lines were read. */
    public void progress(String id, long lines) {
        aside.executeWithoutResult(transaction -> jdbc.sql("update import_job set lines = :lines where id = :id")
                .param("lines", lines)
                .param("id", id)
                .update());
    }

    /** Ends a job that runs; one that has ended stays as it is. */
    public void end(String id, State state, @Nullable String result, @Nullable String message) {
        jdbc.sql("""
                update import_job set state = :state, result = :result::jsonb, message = :message,
                    lines = case when :state in ('done', 'refused') then lines_total else lines end,
                    finished_at = clock_timestamp()
                where id = :id and state = 'running'
                """)
                .param("state", state.word())
                .param("result", result)
                .param("message", message)
                .param("id", id)
                .update();
    }

    /** The jobs that nothing says have ended, oldest first. */
    public List<String> running() {
        return jdbc.sql("select id from import_job where state = 'running' order by recorded_at")
                .query((row, number) -> row.getString("id"))
                .list();
    }

    public Optional<ImportJob> find(String id) {
        return jdbc.sql("select * from import_job where id = :id")
                .param("id", id)
                .query((row, number) -> new ImportJob(
                        row.getString("id"),
                        row.getString("file_name"),
                        row.getString("mode"),
                        row.getBoolean("dry_run"),
                        State.of(row.getString("state")),
                        row.getLong("lines"),
                        row.getLong("lines_total"),
                        row.getString("result"),
                        row.getString("message"),
                        row.getString("by"),
                        Instants.read(row, "recorded_at"),
                        Instants.readOrNull(row, "finished_at")))
                .optional();
    }
}
