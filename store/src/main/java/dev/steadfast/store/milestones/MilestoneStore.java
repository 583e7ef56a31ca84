package dev.steadfast.store.milestones;

import dev.steadfast.store.Instants;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes which milestones are expected when. */
@Repository
public class MilestoneStore {

    private final JdbcClient jdbc;

    MilestoneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Expects a milestone, once for each step of an enrolment.
     *
     * @param evidence type of the event that proves it
     * @param reached when it was, if it was already
     */
    public void expect(
            String account,
            String enrolment,
            String step,
            String name,
            String evidence,
            Instant target,
            @Nullable Instant reached) {
        jdbc.sql("""
                        insert into milestone (enrolment, step, account, name, evidence, target, reached_at)
                        values (:enrolment, :step, :account, :name, :evidence, :target, :reached)
                        on conflict (enrolment, step) do nothing
                        """)
                .param("enrolment", enrolment)
                .param("step", step)
                .param("account", account)
                .param("name", name)
                .param("evidence", evidence)
                .param("target", Instants.parameter(target))
                .param("reached", reached == null ? null : Instants.parameter(reached))
                .update();
    }
}
