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
     * A milestone that a step expects.
     *
     * @param occurrence which time the step came, from 1
     * @param owner who has to reach it: {@code customer}, {@code partner} or {@code us}
     * @param evidence type of the event that proves it
     * @param target business time by which it is to be reached
     * @param reached when it was, if it was already
     */
    public record Expected(
            String account,
            String enrolment,
            String step,
            int occurrence,
            String name,
            String owner,
            String evidence,
            Instant target,
            @Nullable Instant reached) {}

    /** Notes it, once for each time the step comes. */
    public void expect(Expected milestone) {
        jdbc.sql("""
                        insert into milestone (enrolment, step, occurrence, account, name, owner, evidence, target, reached_at)
                        values (:enrolment, :step, :occurrence, :account, :name, :owner, :evidence, :target, :reached)
                        on conflict (enrolment, step, occurrence) do nothing
                        """)
                .param("enrolment", milestone.enrolment())
                .param("step", milestone.step())
                .param("occurrence", milestone.occurrence())
                .param("account", milestone.account())
                .param("name", milestone.name())
                .param("owner", milestone.owner())
                .param("evidence", milestone.evidence())
                .param("target", Instants.parameter(milestone.target()))
                .param("reached", milestone.reached() == null ? null : Instants.parameter(milestone.reached()))
                .update();
    }
}
