package dev.steadfast.activities.steps;

import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.activities.support.SupportDesk;
import dev.steadfast.activities.support.Ticket;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Deed;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens a ticket with support, or adds to the one that the step names. */
@Component
class TicketRunner implements StepRunner<Deed.Ticket, StepDecision.Act> {

    private final List<SupportDesk> desks;
    private final ErrandRunner errands;
    private final ByHand byHand;

    TicketRunner(List<SupportDesk> desks, ErrandRunner errands, ByHand byHand) {
        this.desks = desks;
        this.errands = errands;
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
        boolean urgent = step.priority().equals("urgent");
        Optional<SupportDesk> desk =
                desks.stream().filter(SupportDesk::isConfigured).findFirst();
        if (desk.isEmpty()) {
            return byHand.deed(
                    pending,
                    step.with(),
                    new ByHand.Instead(
                            "ticket system", "Ticket (" + step.priority() + "): " + step.title(), "support", urgent));
        }
        Ticket ticket = new Ticket(step.title(), step.priority());
        return errands.begin(
                pending,
                new Errand(
                        desk.get().name(),
                        step.title(),
                        step.with(),
                        "support",
                        urgent,
                        order -> write(desk.get(), ticket, order)),
                act.reason());
    }

    private static Acted write(SupportDesk desk, Ticket ticket, Order order) {
        return order.value("ticket_id")
                .map(id -> desk.note(id, ticket, order))
                .orElseGet(() -> desk.open(ticket, order));
    }
}
