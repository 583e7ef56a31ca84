package dev.steadfast.workflow;

import dev.steadfast.playbook.Moment;
import dev.steadfast.playbook.Step;

/** What the Temporal UI shows beside timers and activities, so that a history reads like the playbook. */
final class Labels {

    private Labels() {}

    /** {@code day 3 · email · check-in}. */
    static String of(Step step) {
        String day = switch (step.frame().moment()) {
            case Moment.OnDay on -> "day " + on.day() + " · ";
            case Moment.After ignored -> "";
            case Moment.AtOnce ignored -> "";
        };
        return day + step.kind() + " · " + step.id();
    }
}
