package dev.steadfast.lint;

import dev.steadfast.playbook.Deed;
import dev.steadfast.playbook.Moment;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Purpose;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import dev.steadfast.playbook.Wait;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When each touch can leave, at the earliest and at the latest: an abstract interpretation of the steps, in which time
 * is an interval and every branch is taken. Times are minutes of the account's wall clock from the beginning of day 0.
 */
final class PossibleTimes {

    static final long DAY = 24 * 60;

    /** When a step is due that sends nothing and names no time, and when a wait until a day ends. */
    static final long START_OF_WORK = 9 * 60;

    /** Later than anything that counts: stands for a time that is not known. */
    private static final long FAR = 100_000 * DAY;

    /** Clocks that are put forward or back move what is counted in hours. */
    static final long CLOCK_CHANGE = 60;

    private final Playbook playbook;
    private final Circumstances circumstances;
    private final boolean relative;
    private final Map<String, Days> touches = new HashMap<>();
    private long latest = Long.MIN_VALUE;

    private PossibleTimes(Playbook playbook, Circumstances circumstances, boolean relative) {
        this.playbook = playbook;
        this.circumstances = circumstances;
        this.relative = relative;
    }

    /** The first and the last day on which something can happen. */
    record Days(long first, long last) {
        Days or(Days other) {
            return new Days(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    /**
     * Where a run can stand.
     *
     * @param touched the last day on which a message can have left
     */
    private record At(long from, long to, long touched) {

        At between(long earliest, long farthest) {
            return new At(earliest, Math.max(earliest, farthest), touched);
        }

        static @Nullable At either(@Nullable At a, @Nullable At b) {
            if (a == null || b == null) {
                return a == null ? b : a;
            }
            return new At(Math.min(a.from, b.from), Math.max(a.to, b.to), Math.max(a.touched, b.touched));
        }
    }

    /** The days on which touches can leave, by step. */
    static Map<String, Days> of(Playbook playbook, Circumstances circumstances) {
        var times = new PossibleTimes(playbook, circumstances, false);
        long begin = circumstances.begin();
        times.list(playbook.outline().steps(), new At(begin, begin + DAY - 1, Long.MIN_VALUE));
        for (List<Step> farewell : playbook.outline().onExit().values()) {
            long end = Math.max(times.latest, begin + DAY - 1);
            times.list(farewell, new At(begin, end, Math.floorDiv(end, DAY)));
        }
        return times.touches;
    }

    /**
     * One time of a repetition that begins on day 0.
     *
     * @param minutes of the day, when it begins
     * @param touched whether a message may have left on that day before
     */
    static Round within(
            Playbook playbook, Step.Repeat repeat, Circumstances circumstances, Days minutes, boolean touched) {
        var times = new PossibleTimes(playbook, circumstances, true);
        At end = times.list(repeat.steps(), new At(minutes.first, minutes.last, touched ? 0 : Long.MIN_VALUE));
        return new Round(times.touches, end == null ? times.latest : Math.max(times.latest, end.to));
    }

    /**
     * One time of a repetition.
     *
     * @param touches the days on which its touches can leave, by step
     * @param latest the minute by which it is over
     */
    record Round(Map<String, Days> touches, long latest) {}

    private @Nullable At list(List<Step> steps, At begin) {
        At at = begin;
        for (Step step : steps) {
            at = step(step, at);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    private @Nullable At step(Step step, At arrival) {
        var lateness = relative ? Circumstances.Lateness.NO : circumstances.latenessAtAnyTime(playbook, step);
        if (lateness == Circumstances.Lateness.YES) {
            return arrival;
        }
        At due = due(step, arrival);
        latest = Math.max(latest, due.to);
        At after = lateness == Circumstances.Lateness.MAYBE ? arrival : null;
        if (step.frame().guard() != null) {
            after = At.either(after, list(step.frame().otherwise(), due));
        }
        return At.either(after, performed(step, due));
    }

    private At due(Step step, At arrival) {
        long from = arrival.from;
        long to = arrival.to;
        switch (step.frame().moment()) {
            case Moment.AtOnce ignored -> {
                // when the step above has ended
            }
            case Moment.After after -> {
                from = Math.max(from, from + minutes(after.delay()) - CLOCK_CHANGE);
                to += minutes(after.delay()) + 1 + CLOCK_CHANGE;
            }
            case Moment.OnDay on -> {
                long planned = on.day() * DAY + timeOfDay(step, on);
                from = Math.max(from, on.day() * DAY);
                to = Math.max(to, planned);
            }
        }
        if (circumstances.isPaused() && !relative) {
            to = Math.max(to, circumstances.resumed() * DAY + DAY - 1);
        }
        return arrival.between(from, to);
    }

    /** A touch without a time leaves when its window opens, which is seen to where it leaves. */
    private static long timeOfDay(Step step, Moment.OnDay on) {
        if (on.time() != null) {
            return on.time().toSecondOfDay() / 60;
        }
        return step.touches() ? 0 : START_OF_WORK;
    }

    private @Nullable At performed(Step step, At due) {
        return switch (step) {
            case Touch touch -> touch(touch, due);
            case Deed ignored -> due;
            case Step.Milestone ignored -> due;
            case Step.Exit ignored -> null;
            case Step.Block block -> {
                At open = opened(block, due);
                yield At.either(list(block.then(), open), list(block.frame().otherwise(), open));
            }
            case Step.Split split -> {
                At open = opened(split, due);
                At after = null;
                for (Step.Split.Arm arm : split.arms()) {
                    after = At.either(after, list(arm.steps(), open));
                }
                yield after;
            }
            case Step.Repeat repeat -> repeat(repeat, due);
            case Wait.Task task when task.limit() == null -> due;
            case Wait wait -> waited(wait, due);
        };
    }

    /** Also a step around touches begins only when its window is open. */
    private At opened(Step step, At due) {
        return step.touches() ? due.between(due.from, openOn(step, latestDay(step, due))) : due;
    }

    private At touch(Touch touch, At due) {
        OpenDays open = OpenDays.of(playbook, touch, circumstances.weekday());
        long first = open.from(open.ready(due.from));
        long last = latestDay(touch, due);
        if (playbook.purpose(touch) == Purpose.LIFECYCLE) {
            if (due.touched >= Math.floorDiv(due.to, DAY)) {
                last = Math.max(last, open.from(due.touched + 1) + open.longestClosure());
            }
            touches.merge(touch.id(), new Days(first, last), Days::or);
        }
        latest = Math.max(latest, last * DAY + DAY - 1);
        return new At(due.from, Math.max(due.to, openOn(touch, last)), Math.max(due.touched, last));
    }

    /** The last open minute of a day. */
    private long openOn(Step step, long day) {
        return day * DAY + OpenDays.of(playbook, step, circumstances.weekday()).closes() - 1;
    }

    private long latestDay(Step step, At due) {
        OpenDays open = OpenDays.of(playbook, step, circumstances.weekday());
        long day = Math.floorDiv(due.to, DAY);
        long time = Math.floorMod(due.to, DAY);
        boolean missed = time > open.opens() && time >= open.surelyOpenUntil();
        return open.from(missed ? day + 1 : day) + open.longestClosure();
    }

    private @Nullable At waited(Wait wait, At due) {
        Step.Limit limit = Objects.requireNonNull(wait.limit());
        At during = due.between(due.from, limit(limit, due.to));
        At over = due.between(
                Math.max(due.from, limit(limit, due.from) - CLOCK_CHANGE), limit(limit, due.to) + CLOCK_CHANGE);
        latest = Math.max(latest, during.to);
        At after = list(wait.branches().getOrDefault(wait.unanswered(), List.of()), over);
        boolean branches = false;
        for (Map.Entry<String, List<Step>> branch : wait.branches().entrySet()) {
            if (!branch.getKey().equals(Step.ELSE) && !branch.getKey().equals(Step.OVERDUE)) {
                after = At.either(after, list(branch.getValue(), during));
                branches = true;
            }
        }
        return branches ? after : At.either(after, during);
    }

    private long limit(Step.Limit limit, long since) {
        return switch (limit) {
            case Step.Limit.For length -> since + minutes(length.time()) + 1;
            case Step.Limit.UntilDay until ->
                relative ? since + FAR : Math.max(since, until.day() * DAY + START_OF_WORK);
        };
    }

    private At repeat(Step.Repeat repeat, At due) {
        if (isOver(repeat, due)) {
            return due;
        }
        long every = minutes(repeat.every()) + 1;
        long first = repeat.frame().moment() instanceof Moment.OnDay ? due.to + every : due.to;
        long end = endOfDay(limit(repeat.until(), first)) + (every < DAY ? every : 0);
        At begin = new At(due.from, end, Math.floorDiv(end, DAY));
        At body = list(repeat.steps(), begin);
        At over = body == null
                ? begin
                : new At(due.from, Math.max(begin.to, body.to), Math.max(begin.touched, body.touched));
        return over.between(due.from, over.to + every + DAY);
    }

    private boolean isOver(Step.Repeat repeat, At due) {
        return !relative
                && repeat.until() instanceof Step.Limit.UntilDay until
                && Math.floorDiv(due.from, DAY) > until.day();
    }

    private static long endOfDay(long minute) {
        return Math.floorDiv(minute, DAY) * DAY + DAY - 1;
    }

    static long minutes(Duration time) {
        return time.toMinutes();
    }
}
