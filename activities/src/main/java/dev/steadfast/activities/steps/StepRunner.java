package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Step;

/**
 * Does what steps of one kind do: one bean for each kind that does anything at all. A decision to leave the step out, to
 * put it off or just to go on needs no runner.
 *
 * @param <S> the steps
 * @param <D> the decision to go ahead
 */
interface StepRunner<S extends Step, D extends StepDecision> {

    Class<S> step();

    Class<D> decision();

    /** Begins, in the transaction that has decided; what stays within our own database is done here as well. */
    Begun begin(Pending pending, S step, D decision);
}
