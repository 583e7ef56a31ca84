package dev.steadfast.activities.steps;

import dev.steadfast.activities.billing.AccessControl;
import dev.steadfast.activities.billing.BillingAction;
import dev.steadfast.activities.billing.BillingSystem;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Deed;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Does something in the billing system, or in whatever lets the customer's people in. */
@Component
class BillingRunner implements StepRunner<Deed.Billing, StepDecision.Act> {

    private final List<BillingSystem> systems;
    private final List<AccessControl> controls;
    private final ErrandRunner errands;
    private final ByHand byHand;

    BillingRunner(List<BillingSystem> systems, List<AccessControl> controls, ErrandRunner errands, ByHand byHand) {
        this.systems = systems;
        this.controls = controls;
        this.errands = errands;
        this.byHand = byHand;
    }

    private record Way(String connector, Function<Order, Acted> call) {}

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
        Optional<BillingAction> action = BillingAction.of(step.action());
        Optional<Way> way = action.isPresent() ? byBilling(action.get()) : byAccess(step.action());
        if (way.isEmpty()) {
            String missing = action.isPresent() ? "billing system" : "access control";
            return byHand.deed(
                    pending, step.with(), new ByHand.Instead(missing, "Billing: " + step.action(), "finance", false));
        }
        return errands.begin(
                pending,
                new Errand(
                        way.get().connector(),
                        step.action(),
                        step.with(),
                        "finance",
                        false,
                        way.get().call()),
                act.reason());
    }

    private Optional<Way> byBilling(BillingAction action) {
        return systems.stream()
                .filter(BillingSystem::isConfigured)
                .findFirst()
                .map(system -> new Way(system.name(), order -> system.act(action, order)));
    }

    private Optional<Way> byAccess(String action) {
        boolean restricted = action.equals("restrict-access");
        return controls.stream()
                .filter(AccessControl::isConfigured)
                .findFirst()
                .map(control -> new Way(control.name(), order -> control.set(restricted, order)));
    }
}
