package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Deed;
import org.springframework.stereotype.Component;

/** Opens a ticket with support. */
@Component
class TicketRunner implements StepRunner<Deed.Ticket, StepDecision.Act> {

    private final ByHand byHand;

    TicketRunner(ByHand byHand) {
        this.byHand = byHand;
    }

    @Override
    public Class<Deed.Ticket> step() {
        return Deed.Ticket.class;
    }

    @Override
    public Class<StepDecision.Act> decision() {
        return StepDecision.Act.class;
    }

    @Override
    public Begun begin(Pending pending, Deed.Ticket step, StepDecision.Act act) {
        return byHand.deed(
                pending,
                step.with(),
                new ByHand.Instead(
                        "ticket system",
                        "Ticket (" + step.priority() + "): " + step.title(),
                        "support",
                        step.priority().equals("urgent")));
    }
}
