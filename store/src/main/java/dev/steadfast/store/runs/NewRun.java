package dev.steadfast.store.runs;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import dev.steadfast.workflow.WorkflowIds;
import org.jspecify.annotations.Nullable;

/** An enrolment to be. */
public record NewRun(
        String enrolment,
        String account,
        PublishedPlaybook published,
        @Nullable String key,
        @Nullable String clock,
        CadenceState state) {

    String workflowId() {
        return WorkflowIds.of(published.name(), account, key);
    }
}
