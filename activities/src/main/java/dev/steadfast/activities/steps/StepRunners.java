package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Step;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the runner of a step. */
@Component
class StepRunners {

    private final List<StepRunner<?, ?>> runners;

    StepRunners(List<StepRunner<?, ?>> runners) {
        this.runners = runners;
    }

    /** Whether steps of this kind have a runner. */
    boolean know(Class<? extends Step> kind) {
        return runners.stream().anyMatch(runner -> runner.step().isAssignableFrom(kind));
    }

    /** Begins the step as decided; empty when nothing is to be done but to record the decision. */
    Optional<Begun> begin(Pending pending, StepDecision decision) {
        return runners.stream()
                .filter(runner -> runner.step().isInstance(pending.step())
                        && runner.decision().isInstance(decision))
                .findFirst()
                .map(runner -> begin(runner, pending, decision));
    }

    private static <S extends Step, D extends StepDecision> Begun begin(
            StepRunner<S, D> runner, Pending pending, StepDecision decision) {
        return runner.begin(
                pending, runner.step().cast(pending.step()), runner.decision().cast(decision));
    }
}
