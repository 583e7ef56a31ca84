package dev.steadfast.lint;

import dev.steadfast.playbook.Moment;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports days that go back where steps stand within each other; the reader has seen to those of one list. A day that
 * has passed when the run comes to it is no error of the reader's, but never what the author meant.
 */
final class DayOrder {

    private final Findings findings;

    private DayOrder(Findings findings) {
        this.findings = findings;
    }

    /** A step and its own day. */
    private record Dated(int day, Step step) {

        static @Nullable Dated of(Step step) {
            return step.frame().moment() instanceof Moment.OnDay on && !on.inherited()
                    ? new Dated(on.day(), step)
                    : null;
        }

        static @Nullable Dated later(@Nullable Dated a, @Nullable Dated b) {
            if (a == null || b == null) {
                return a == null ? b : a;
            }
            return b.day > a.day ? b : a;
        }
    }

    static void check(Playbook playbook, Findings findings) {
        var order = new DayOrder(findings);
        order.latest(playbook.outline().steps(), null);
        playbook.outline().onExit().values().forEach(steps -> order.latest(steps, null));
    }

    /** The latest day in these steps, or {@code around} where there is none. */
    private @Nullable Dated latest(List<Step> steps, @Nullable Dated around) {
        Dated latestOfList = null;
        Dated latest = around;
        for (Step step : steps) {
            Dated own = Dated.of(step);
            if (own != null && latest != null && own.day < latest.day) {
                // the reader has reported what goes back within one list
                if (latestOfList == null || own.day >= latestOfList.day) {
                    findings.error(
                            step,
                            "day " + own.day + " comes after day " + latest.day + " of step \"" + latest.step.id()
                                    + "\"; days never go back, give it a later one");
                }
            }
            latestOfList = Dated.later(latestOfList, own);
            latest = Dated.later(latest, own);
            Dated within = latest;
            for (List<Step> branch : step.branches().values()) {
                within = Dated.later(within, latest(branch, latest));
            }
            latest = within;
        }
        return latest;
    }
}
