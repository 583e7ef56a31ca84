package dev.steadfast.activities.steps;

import dev.steadfast.activities.crm.Crm;
import dev.steadfast.activities.crm.CrmAction;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Deed;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Does something in the CRM. */
@Component
class CrmRunner implements StepRunner<Deed.Crm, StepDecision.Act> {

    private final List<Crm> systems;
    private final ErrandRunner errands;
    private final ByHand byHand;

    CrmRunner(List<Crm> systems, ErrandRunner errands, ByHand byHand) {
        this.systems = systems;
        this.errands = errands;
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
        Optional<Crm> crm = systems.stream().filter(Crm::isConfigured).findFirst();
        if (crm.isEmpty()) {
            return byHand.deed(
                    pending, step.with(), new ByHand.Instead("CRM", "CRM: " + step.action(), pending.owner(), false));
        }
        CrmAction action = CrmAction.of(step.action());
        return errands.begin(
                pending,
                new Errand(
                        crm.get().name(),
                        step.action(),
                        step.with(),
                        pending.owner(),
                        false,
                        order -> crm.get().act(action, order)),
                act.reason());
    }
}
