package dev.steadfast.store.enrolments;

import dev.steadfast.store.Instants;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the milestones that runs watch for. */
@Repository
public class MilestoneQueries {
    private final JdbcClient jdbc;

    MilestoneQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A milestone of one run.
     *
     * @param evidence the type of the event that proves it
     * @param target business time by which it was to be reached
     * @param reachedAt business time; absent while it is not
     */
    public record Milestone(
            String enrolment,
            String step,
            String name,
            String evidence,
            Instant target,
            @Nullable Instant reachedAt) {

        /** Whether it was not reached in time: not by its target, or later. */
        public boolean missed(Instant now) {
            return (reachedAt == null ? now : reachedAt).isAfter(target);
        }
    }

    /** All of one account, by target. */
    public List<Milestone> ofAccount(String account) {
        return jdbc.sql("""
                select enrolment, step, name, evidence, target, reached_at from milestone
                 where account = :account order by target, step
                """)
                .param("account", account)
                .query((row, number) -> new Milestone(
                        row.getString("enrolment"),
                        row.getString("step"),
                        row.getString("name"),
                        row.getString("evidence"),
                        Instants.read(row, "target"),
                        Instants.readOrNull(row, "reached_at")))
                .list();
    }
}
