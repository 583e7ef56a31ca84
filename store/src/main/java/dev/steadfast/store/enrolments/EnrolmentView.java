package dev.steadfast.store.enrolments;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where one account stands in one playbook, as outsiders see it.
 *
 * @param id opaque
 * @param version of the playbook that the run stays on
 * @param key what tells several runs of the playbook for the account apart
 * @param state active, waiting, paused or finished
 * @param outcome how it ended; {@code holdout} for an account that got nothing, so that lift can be measured
 * @param anchor the instant that day 0 is counted from
 * @param anchorDate the account's own date that day 0 is; absent where it is a moment, which a person may move
 * @param enrolledAt business time
 * @param enrolledBy a person, an event or a playbook; {@code steadfast} where a rule held
 * @param next what comes next; absent once finished
 * @param goalAt when the goal was reached
 * @param held whether the run stands still because all sending is on hold
 * @param workflowId of the run in Temporal
 */
public record EnrolmentView(
        String id,
        String account,
        String playbook,
        int version,
        @Nullable String key,
        String state,
        @Nullable String outcome,
        Instant anchor,
        @Nullable LocalDate anchorDate,
        Instant enrolledAt,
        String enrolledBy,
        @Nullable Next next,
        @Nullable Instant goalAt,
        boolean held,
        String workflowId) {

    /**
     * The pending step.
     *
     * @param step id in the playbook
     * @param kind keyword of the step in YAML
     * @param at business time; absent while it is being planned
     */
    public record Next(String step, String kind, @Nullable Instant at) {}

    /** Whether nothing more will come. */
    public boolean finished() {
        return state.equals("finished");
    }
}
