package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Deed;
import org.springframework.stereotype.Component;

/** Does something in the CRM. */
@Component
class CrmRunner implements StepRunner<Deed.Crm, StepDecision.Act> {

    private final ByHand byHand;

    CrmRunner(ByHand byHand) {
        this.byHand = byHand;
    }

    @Override
    public Class<Deed.Crm> step() {
        return Deed.Crm.class;
    }

    @Override
    public Class<StepDecision.Act> decision() {
        return StepDecision.Act.class;
    }

    @Override
    public Begun begin(Pending pending, Deed.Crm step, StepDecision.Act act) {
        return byHand.deed(
                pending, step.with(), new ByHand.Instead("CRM", "CRM: " + step.action(), pending.owner(), false));
    }
}
