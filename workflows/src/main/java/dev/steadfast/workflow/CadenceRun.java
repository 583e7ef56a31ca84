package dev.steadfast.workflow;

import dev.steadfast.cadence.CadenceState;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;

/** What can be sent to a run. Inputs come only from the dispatcher, which has stored them first. */
@WorkflowInterface
public interface CadenceRun {

    /** A command of a person; answered once it has been folded and stored. */
    @UpdateMethod
    Answer command(Delivery delivery);

    @UpdateValidatorMethod(updateName = "command")
    void validateCommand(Delivery delivery);

    /** A fact that the playbook waits for, a moved clock, a released switch: what no person asked. */
    @SignalMethod
    void input(Delivery delivery);

    /** Where the run stands: ids and moments, no personal data. */
    @QueryMethod
    Status status();

    /** Whom the run serves, and where it stands. */
    record Status(String enrolment, int epoch, CadenceState state) {}
}
