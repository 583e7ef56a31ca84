package dev.steadfast.lint;

import static dev.steadfast.lint.PossibleTimes.CLOCK_CHANGE;
import static dev.steadfast.lint.PossibleTimes.DAY;
import static dev.steadfast.lint.PossibleTimes.START_OF_WORK;
import static dev.steadfast.lint.PossibleTimes.minutes;

import dev.steadfast.playbook.Deed;
import dev.steadfast.playbook.Moment;
import dev.steadfast.playbook.Outline;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Purpose;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import dev.steadfast.playbook.Wait;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The most lifecycle touches that can follow one touch within the week it begins. From that touch on every step is
 * taken as early as it can be, by every branch, and whoever arrives somewhere later with no more touches behind is let
 * go.
 */
final class BusiestWeek {

    private static final int WEEK = 7;

    private final Playbook playbook;
    private final Outline outline;
    private final Circumstances circumstances;
    private final long end;
    private final Map<String, List<Walk>> seen = new HashMap<>();
    private final Deque<Arrival> open = new ArrayDeque<>();
    private List<Stop> best = List.of();

    private BusiestWeek(Playbook playbook, Circumstances circumstances, long firstDay) {
        this.playbook = playbook;
        this.outline = playbook.outline();
        this.circumstances = circumstances;
        this.end = (firstDay + WEEK) * DAY;
    }

    /** A touch on a day of the cadence. */
    record Stop(String step, long day) {}

    private record Arrival(Step step, Walk walk) {}

    /**
     * The touches of the week that begins when {@code first} leaves on {@code day}.
     *
     * @param began when the repetitions around the touch can have begun their time, at the earliest
     */
    static List<Stop> from(
            Playbook playbook, Circumstances circumstances, Touch first, long day, Map<String, Long> began) {
        var week = new BusiestWeek(playbook, circumstances, day);
        long opens = OpenDays.of(playbook, first, circumstances.weekday()).opens();
        week.leave(first, null, new Walk(day * DAY + opens, day, List.of(new Stop(first.id(), day)), began));
        while (!week.open.isEmpty()) {
            Arrival next = week.open.removeFirst();
            week.step(next.step(), next.walk());
        }
        return week.best;
    }

    private void leave(Step step, @Nullable String branch, Walk walk) {
        arrive(outline.after(step, branch), step, walk);
    }

    private void arrive(Optional<Step> next, Step from, Walk walk) {
        if (walk.stops().size() > best.size()) {
            best = walk.stops();
        }
        if (next.isPresent()) {
            arrive(next.get(), walk);
        } else {
            end(from, "completed", walk);
        }
    }

    private void arrive(Step step, Walk walk) {
        List<Walk> others = seen.computeIfAbsent(step.id(), id -> new ArrayList<>());
        if (walk.minute() < end && others.stream().noneMatch(other -> other.isAtLeastAsGood(walk))) {
            others.removeIf(walk::isAtLeastAsGood);
            others.add(walk);
            open.add(new Arrival(step, walk));
        }
    }

    private void end(Step from, String outcome, Walk walk) {
        List<Step> farewell = playbook.onExit(outcome);
        if (!farewell.isEmpty() && !isFarewell(from)) {
            arrive(farewell.getFirst(), walk);
        }
    }

    private boolean isFarewell(Step step) {
        return Farewells.of(playbook).contains(step.id());
    }

    private void step(Step step, Walk arrival) {
        // an event or a person may end the run at any time
        Farewells.outcomesAtAnyTime(playbook).forEach(outcome -> end(step, outcome, arrival));
        var lateness = circumstances.lateness(playbook, step);
        if (lateness != Circumstances.Lateness.NO) {
            arrive(outline.following(step), step, arrival);
        }
        if (lateness == Circumstances.Lateness.YES) {
            return;
        }
        Walk due = arrival.at(due(step, arrival));
        if (step.frame().guard() != null) {
            leave(step, Step.ELSE, due);
        }
        perform(step, due);
    }

    private long due(Step step, Walk arrival) {
        Long began = step instanceof Step.Repeat ? arrival.began().get(step.id()) : null;
        if (began != null) {
            return Math.max(arrival.minute(), began + minutes(((Step.Repeat) step).every()));
        }
        return switch (step.frame().moment()) {
            case Moment.AtOnce ignored -> arrival.minute();
            case Moment.After after -> later(arrival.minute(), after.delay());
            case Moment.OnDay on ->
                Math.max(
                        arrival.minute(),
                        on.day() * DAY + (on.time() == null ? 0 : on.time().toSecondOfDay() / 60));
        };
    }

    private static long later(long minute, Duration delay) {
        return Math.max(minute, minute + minutes(delay) - CLOCK_CHANGE);
    }

    private void perform(Step step, Walk due) {
        switch (step) {
            case Touch touch -> touch(touch, due);
            case Deed ignored -> leave(step, null, due);
            case Step.Milestone ignored -> leave(step, null, due);
            case Step.Exit exit -> end(exit, exit.outcome(), due);
            case Step.Block ignored -> ways(step, due);
            case Step.Split ignored -> ways(step, due);
            case Step.Repeat repeat -> repeat(repeat, due);
            case Wait wait -> await(wait, due);
        }
    }

    private void ways(Step step, Walk due) {
        step.branches().keySet().forEach(branch -> leave(step, branch, due));
    }

    private void touch(Touch touch, Walk due) {
        leave(touch, null, due);
        boolean counts = playbook.purpose(touch) == Purpose.LIFECYCLE;
        OpenDays days = OpenDays.of(playbook, touch, circumstances.weekday());
        long ready = days.ready(due.minute());
        long day = days.from(counts ? Math.max(ready, due.touched() + 1) : ready);
        if (day * DAY < end && day <= circumstances.expiry(playbook, touch)) {
            leave(touch, null, due.touchedOn(day, days.opens(), counts ? new Stop(touch.id(), day) : null));
        }
    }

    private void repeat(Step.Repeat repeat, Walk due) {
        leave(repeat, null, due.over(repeat.id()));
        boolean goesOn = switch (repeat.until()) {
            case Step.Limit.For ignored -> true;
            case Step.Limit.UntilDay until -> Math.floorDiv(due.minute(), DAY) <= until.day();
        };
        if (goesOn) {
            leave(repeat, Step.STEPS, due.begun(repeat.id()));
        }
    }

    private void await(Wait wait, Walk due) {
        Step.Limit limit = wait.limit();
        // whoever answers may do so at once
        Stream<String> answers = wait.branches().keySet().stream()
                .filter(branch -> !branch.equals(Step.ELSE) && !branch.equals(Step.OVERDUE));
        if (wait.branches().size() > 1 && limit != null) {
            answers.forEach(branch -> leave(wait, branch, due));
        }
        arrive(outline.following(wait), wait, due);
        if (limit != null) {
            leave(wait, wait.unanswered(), due.at(over(limit, due.minute())));
        }
    }

    private static long over(Step.Limit limit, long since) {
        return switch (limit) {
            case Step.Limit.For length -> later(since, length.time());
            case Step.Limit.UntilDay until -> Math.max(since, until.day() * DAY + START_OF_WORK);
        };
    }
}
