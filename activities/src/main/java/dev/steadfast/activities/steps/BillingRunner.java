package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Deed;
import org.springframework.stereotype.Component;

/** Does something in the billing system. */
@Component
class BillingRunner implements StepRunner<Deed.Billing, StepDecision.Act> {

    private final ByHand byHand;

    BillingRunner(ByHand byHand) {
        this.byHand = byHand;
    }

    @Override
    public Class<Deed.Billing> step() {
        return Deed.Billing.class;
    }

    @Override
    public Class<StepDecision.Act> decision() {
        return StepDecision.Act.class;
    }

    @Override
    public Begun begin(Pending pending, Deed.Billing step, StepDecision.Act act) {
        return byHand.deed(
                pending,
                step.with(),
                new ByHand.Instead("billing system", "Billing: " + step.action(), "finance", false));
    }
}
