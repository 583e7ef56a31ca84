package dev.steadfast.store.runs;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import dev.steadfast.workflow.WorkflowIds;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment to be.
 *
 * @param state that it begins with; one that has finished is on record only, and never runs
 * @param anchorDate the date of the account that it counts from, where it is one
 * @param by a person, an event or a playbook; {@code steadfast} where a rule held
 * @param trigger data of the event that enrolled, if one did
 */
public record NewRun(
        String enrolment,
        String account,
        PublishedPlaybook published,
        @Nullable String key,
        @Nullable String clock,
        CadenceState state,
        @Nullable LocalDate anchorDate,
        String by,
        @Nullable Map<String, Object> trigger) {

    String workflowId() {
        return WorkflowIds.of(published.name(), account, key);
    }

    /** The family that it holds; null where it runs in none, or never runs. */
    public @Nullable String family() {
        return state.isFinished() ? null : published.playbook().precedence().family();
    }
}
