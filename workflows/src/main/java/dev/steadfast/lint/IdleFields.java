package dev.steadfast.lint;

import dev.steadfast.playbook.Moment;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;

/** Warns of fields that change nothing where they stand. */
final class IdleFields {

    private IdleFields() {}

    static void check(Playbook playbook, Findings findings) {
        boolean writes = false;
        for (Step step : playbook.outline().all()) {
            check(step, findings);
            writes |= step instanceof Touch;
        }
        if (playbook.expires() != null && !writes) {
            findings.warning("\"expires\" changes nothing: the playbook sends no messages; take it out");
        }
    }

    private static void check(Step step, Findings findings) {
        if (!(step instanceof Touch)) {
            warn(step, "expires", step.frame().expires() != null, findings);
            warn(step, "purpose", step.frame().purpose() != null, findings);
            warn(step, "on-uncertain", step.frame().onUncertain() != null, findings);
        }
        if (!step.touches()) {
            warn(step, "send", step.frame().send() != null, findings);
        }
        if (step.frame().late() != null && !(step.frame().moment() instanceof Moment.OnDay on && !on.inherited())) {
            findings.warning(step, "\"late\" changes nothing: the step has no \"day\" of its own; take it out");
        }
    }

    private static void warn(Step step, String field, boolean given, Findings findings) {
        if (given) {
            findings.warning(
                    step, "\"" + field + "\" changes nothing: the step is no message to the customer; take it out");
        }
    }
}
