package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Step;
import dev.steadfast.store.milestones.MilestoneStore;
import org.springframework.stereotype.Component;

/** Notes what is expected by when. */
@Component
class MilestoneRunner implements StepRunner<Step.Milestone, StepDecision.Expect> {

    private final MilestoneStore milestones;

    MilestoneRunner(MilestoneStore milestones) {
        this.milestones = milestones;
    }

    @Override
    public Class<Step.Milestone> step() {
        return Step.Milestone.class;
    }

    @Override
    public Class<StepDecision.Expect> decision() {
        return StepDecision.Expect.class;
    }

    @Override
    public Begun begin(Pending pending, Step.Milestone step, StepDecision.Expect expect) {
        milestones.expect(new MilestoneStore.Expected(
                pending.run().account().id(),
                pending.run().enrolment(),
                step.id(),
                pending.occurrence(),
                step.name(),
                step.owner(),
                step.evidence(),
                expect.target(),
                expect.reached()));
        return pending.done(expect.reason(), null);
    }
}
