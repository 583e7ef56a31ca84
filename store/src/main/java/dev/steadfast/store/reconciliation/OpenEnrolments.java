package dev.steadfast.store.reconciliation;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Enrolments as the reconciler sees them: those that should have a run. */
@Repository
public class OpenEnrolments {

    private final JdbcClient jdbc;

    OpenEnrolments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An open enrolment whose run was started a while ago.
     *
     * @param epoch of that run
     */
    public record Served(String enrolment, String workflowId, int epoch) {}

    /**
     * Open enrolments whose run was started longer ago than {@code grace}, by id. What has something to deliver is left
     * out: the delivery finds out whether the run is there.
     *
     * @param after the last id of the page before; empty for the first
     */
    public List<Served> page(String after, int limit, Duration grace) {
        return jdbc.sql("""
                        select id, workflow_id, epoch from enrolment
                         where id > :after and state <> 'finished' and started_epoch = epoch and dispatch_at is null
                           and coalesce(started_at, recorded_at) < clock_timestamp() - make_interval(secs => :grace)
                         order by id limit :limit
                        """)
                .param("after", after)
                .param("grace", grace.toMillis() / 1000.0)
                .param("limit", limit)
                .query((row, number) ->
                        new Served(row.getString("id"), row.getString("workflow_id"), row.getInt("epoch")))
                .list();
    }

    /** Of these workflow ids those that belong to no open enrolment. */
    public Set<String> unknown(Collection<String> workflowIds) {
        Set<String> unknown = new HashSet<>(workflowIds);
        jdbc.sql("select workflow_id from enrolment where state <> 'finished' and workflow_id = any(:ids)")
                .param("ids", unknown.toArray(String[]::new))
                .query(String.class)
                .list()
                .forEach(unknown::remove);
        return unknown;
    }
}
