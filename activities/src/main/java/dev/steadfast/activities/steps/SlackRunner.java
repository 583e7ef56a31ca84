package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Deed;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes to colleagues. */
@Component
class SlackRunner implements StepRunner<Deed.Slack, StepDecision.Act> {

    private final ByHand byHand;

    SlackRunner(ByHand byHand) {
        this.byHand = byHand;
    }

    @Override
    public Class<Deed.Slack> step() {
        return Deed.Slack.class;
    }

    @Override
    public Class<StepDecision.Act> decision() {
        return StepDecision.Act.class;
    }

    @Override
    public Begun begin(Pending pending, Deed.Slack step, StepDecision.Act act) {
        String to = act.people().getFirst();
        return byHand.deed(
                pending,
                Map.of("text", step.text()),
                new ByHand.Instead(
                        "Slack",
                        "Tell " + to + " what Slack would have",
                        to.startsWith("#") ? pending.owner() : to,
                        false));
    }
}
