package dev.steadfast.activities.steps;

import dev.steadfast.activities.webhook.WebhookSender;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Deed;
import org.springframework.stereotype.Component;

/** Posts to another system. */
@Component
class WebhookRunner implements StepRunner<Deed.Webhook, StepDecision.Act> {

    private final WebhookSender sender;
    private final ErrandRunner errands;
    private final ByHand byHand;

    WebhookRunner(WebhookSender sender, ErrandRunner errands, ByHand byHand) {
        this.sender = sender;
        this.errands = errands;
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
        if (sender.isConfigured()) {
            return errands.begin(
                    pending,
                    new Errand(
                            sender.name(),
                            step.url(),
                            step.with(),
                            "pool",
                            false,
                            order -> sender.post(step.url(), order)),
                    act.reason());
        }
        return byHand.deed(
                pending, step.with(), new ByHand.Instead("webhook sender", "Tell " + step.url(), "pool", false));
    }
}
