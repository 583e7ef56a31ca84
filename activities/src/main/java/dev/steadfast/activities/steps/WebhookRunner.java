package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Deed;
import org.springframework.stereotype.Component;

/** Posts to another system. */
@Component
class WebhookRunner implements StepRunner<Deed.Webhook, StepDecision.Act> {

    private final ByHand byHand;

    WebhookRunner(ByHand byHand) {
        this.byHand = byHand;
    }

    @Override
    public Class<Deed.Webhook> step() {
        return Deed.Webhook.class;
    }

    @Override
    public Class<StepDecision.Act> decision() {
        return StepDecision.Act.class;
    }

    @Override
    public Begun begin(Pending pending, Deed.Webhook step, StepDecision.Act act) {
        return byHand.deed(
                pending, step.with(), new ByHand.Instead("webhook sender", "Tell " + step.url(), "pool", false));
    }
}
