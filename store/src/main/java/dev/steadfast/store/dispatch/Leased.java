package dev.steadfast.store.dispatch;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.store.runs.InputRow;
import java.util.List;

/**
 * An enrolment that this dispatcher alone serves, for a while.
 *
 * @param attempts to deliver since the last one that worked, this one included
 * @param needsStart whether no run of this epoch has been started
 * @param checkpoint what a new run starts with
 * @param inputs not delivered yet, in order
 */
public record Leased(
        String enrolment,
        String playbook,
        String workflowId,
        int epoch,
        int attempts,
        boolean needsStart,
        String hash,
        CadenceState checkpoint,
        List<InputRow> inputs) {}
