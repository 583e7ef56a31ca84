package dev.steadfast.simulation;

import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the touches to come of one run differ between two versions of its playbook, by the ids of the steps.
 *
 * @param added touches that only the second version sends
 * @param dropped touches that only the first one sends
 * @param moved touches that both send, at other moments
 */
public record TouchChanges(List<Planned> added, List<Planned> dropped, List<Moved> moved) {

    public static final TouchChanges NONE = new TouchChanges(List.of(), List.of(), List.of());

    /** A touch that will leave. */
    public record Planned(String step, Instant at) {}

    /** A touch that will leave at another moment. */
    public record Moved(String step, Instant from, Instant to) {}

    /** The nth time that a step is still to come. */
    private record Coming(String step, int time) {}

    /** Compares two forecasts of the run, each with the version that it is of. */
    public static TouchChanges between(Playbook first, List<Foreseen> before, Playbook second, List<Foreseen> after) {
        Map<Coming, Instant> old = touches(first, before);
        Map<Coming, Instant> fresh = touches(second, after);
        List<Planned> added = new ArrayList<>();
        List<Planned> dropped = new ArrayList<>();
        List<Moved> moved = new ArrayList<>();
        fresh.forEach((touch, at) -> {
            Instant was = old.remove(touch);
            if (was == null) {
                added.add(new Planned(touch.step(), at));
            } else if (!was.equals(at)) {
                moved.add(new Moved(touch.step(), was, at));
            }
        });
        old.forEach((touch, at) -> dropped.add(new Planned(touch.step(), at)));
        return new TouchChanges(added, dropped, moved);
    }

    private static Map<Coming, Instant> touches(Playbook playbook, List<Foreseen> forecast) {
        Map<String, Integer> times = new HashMap<>();
        Map<Coming, Instant> touches = new LinkedHashMap<>();
        for (Foreseen foreseen : forecast) {
            Optional<Step> step = playbook.outline().find(foreseen.step());
            if (step.isPresent() && step.get() instanceof Touch && foreseen.outcome() == StepResult.Kind.DONE) {
                int time = times.merge(foreseen.step(), 1, Integer::sum);
                touches.put(new Coming(foreseen.step(), time), foreseen.at());
            }
        }
        return touches;
    }
}
