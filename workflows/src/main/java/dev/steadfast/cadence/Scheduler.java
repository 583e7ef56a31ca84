package dev.steadfast.cadence;

import dev.steadfast.calendar.Holidays;
import dev.steadfast.calendar.SendRules;
import dev.steadfast.calendar.Spread;
import dev.steadfast.playbook.Moment;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Anchor;
import dev.steadfast.playbook.Playbook.Purpose;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Step.Repeat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says when the pending step is due, in the customer's time. Runs in activities and simulations, never on the workflow
 * thread: zone rules change with every update of the runtime.
 */
public final class Scheduler {

    /** When a step is due that sends nothing to the customer and names no time. */
    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);

    private static final Duration DAY = Duration.ofDays(1);

    private final Playbook playbook;
    private final CadenceState state;
    private final Facts facts;
    private final ZoneId zone;
    private final Spread spread;
    private final Holidays holidays;

    private Scheduler(Playbook playbook, CadenceState state, Facts facts) {
        this.playbook = playbook;
        this.state = state;
        this.facts = facts;
        this.zone = facts.account().zone();
        this.spread = Spread.of(facts.customer().id());
        this.holidays = facts.holidays();
    }

    /** Plans the pending step of {@code state}, which has one; for a step that waits, the end of its wait. */
    public static Due schedule(Playbook playbook, CadenceState state, Facts facts, Instant now) {
        Step step = playbook.outline().step(Objects.requireNonNull(state.step()));
        var scheduler = new Scheduler(playbook, state, facts);
        Instant waitingSince = state.waitingSince();
        return waitingSince == null
                ? scheduler.due(step, now)
                : scheduler.endOfWait(Objects.requireNonNull(Step.limitOf(step)), waitingSince, now);
    }

    /** The same state with the due moment of its pending step, where that has yet to be planned. */
    public static CadenceState planned(Playbook playbook, CadenceState state, Facts facts, Instant now) {
        if (!state.needsPlanning()) {
            return state;
        }
        StepResult plan = StepResult.of(String.valueOf(state.step()), StepResult.Kind.PLANNED, null, now);
        return Interpreter.fold(playbook, state, plan.dueAt(schedule(playbook, state, facts, now)));
    }

    /** The first moment from {@code now} on at which this step may touch the customer. */
    static Instant decentMoment(Playbook playbook, CadenceState state, Facts facts, Step step, Instant now) {
        return new Scheduler(playbook, state, facts).decent(step, now);
    }

    /** When the account's hours begin on this day, or on the next open one. */
    static Instant openingOn(Playbook playbook, Facts facts, Step step, LocalDate day) {
        Spread spread = Spread.of(facts.customer().id());
        return facts.hours(playbook, step).openingOnOrAfter(day, facts.account().zone(), spread, facts.holidays());
    }

    /** Until when something that began at {@code since} goes on. */
    static Instant limit(CadenceState state, Facts facts, Step.Limit limit, Instant since) {
        return switch (limit) {
            case Step.Limit.For length -> since.plus(length.time());
            case Step.Limit.UntilDay until -> target(state, facts, until.day());
        };
    }

    /** 09:00 of a day counted from the anchor's. */
    static Instant target(CadenceState state, Facts facts, int day) {
        ZoneId zone = facts.account().zone();
        return atWork(state.day0(zone).plusDays(day), zone);
    }

    /** Whether a repetition whose next time is {@code due} goes on, rather than being over. */
    static boolean goesOn(CadenceState state, ZoneId zone, Repeat repeat, Instant due) {
        CadenceState.Round round = state.rounds().get(repeat.id());
        Instant first = round == null ? due : round.first();
        return switch (repeat.until()) {
            case Step.Limit.For length -> !due.isAfter(first.plus(length.time()));
            case Step.Limit.UntilDay until ->
                !LocalDate.ofInstant(due, zone).isAfter(state.day0(zone).plusDays(until.day()));
        };
    }

    private static Instant atWork(LocalDate day, ZoneId zone) {
        return day.atTime(START_OF_WORK).atZone(zone).toInstant();
    }

    private Due endOfWait(Step.Limit limit, Instant since, Instant now) {
        Instant until = switch (limit) {
            case Step.Limit.For length -> since.plus(length.time());
            case Step.Limit.UntilDay day -> atWork(state.day0(zone).plusDays(day.day()), zone);
        };
        return new Due(latest(latest(until, state.notBefore()), now), false, null);
    }

    private Due due(Step step, Instant now) {
        if (step instanceof Repeat repeat) {
            Instant nominal = nextTime(repeat, now);
            boolean over = state.rounds().containsKey(repeat.id()) && !goesOn(state, zone, repeat, nominal);
            return over ? new Due(now, true, null) : Due.of(latest(latest(nominal, state.notBefore()), now), nominal);
        }
        if (isLate(step)) {
            return new Due(now, true, null);
        }
        Instant planned = state.nominal();
        Instant nominal = planned == null ? nominal(step) : planned;
        Instant wanted = latest(nominal, state.notBefore());
        Instant at = latest(wanted, now);
        // a wait, or an enrolment in the middle, makes nothing late that comes after it
        return Due.of(step.touches() ? decent(step, at) : at, latest(wanted, state.lateBefore()));
    }

    private static Instant latest(Instant a, @Nullable Instant b) {
        return b == null || a.isAfter(b) ? a : b;
    }

    private boolean isLate(Step step) {
        return switch (playbook.late(step)) {
            case ALL -> false;
            case SKIP -> dayHasPassed(step);
            case LATEST -> dayHasPassed(step) && laterDayHasPassed(step);
        };
    }

    private boolean dayHasPassed(Step step) {
        return step.frame().moment() instanceof Moment.OnDay on
                && !on.inherited()
                && state.day0(zone).plusDays(on.day()).isBefore(LocalDate.ofInstant(state.lateBefore(), zone));
    }

    /** Whether a step further down has a later day that has passed as well. */
    private boolean laterDayHasPassed(Step step) {
        Optional<Step> next = playbook.outline().following(step);
        while (next.isPresent() && !(next.get() instanceof Repeat)) {
            if (isOfLaterDay(next.get(), step)) {
                return dayHasPassed(next.get());
            }
            next = playbook.outline().following(next.get());
        }
        return false;
    }

    private static boolean isOfLaterDay(Step later, Step step) {
        return later.frame().moment() instanceof Moment.OnDay a
                && step.frame().moment() instanceof Moment.OnDay b
                && a.day() > b.day();
    }

    private Instant nominal(Step step) {
        Instant above = state.endedAt() == null ? state.enrolledAt() : state.endedAt();
        return switch (step.frame().moment()) {
            case Moment.AtOnce ignored -> above;
            case Moment.After after -> above.plus(after.delay());
            case Moment.OnDay on -> onDay(step, on, above);
        };
    }

    private Instant onDay(Step step, Moment.OnDay on, Instant above) {
        LocalDate day = state.day0(zone).plusDays(on.day());
        if (on.time() != null) {
            return day.atTime(on.time()).atZone(zone).toInstant();
        }
        boolean now = on.day() == 0 && (playbook.anchor() == Anchor.ENROLMENT || playbook.anchor() == Anchor.EVENT);
        if (now && !above.isBefore(state.anchor())) {
            return state.shift() == 0 ? state.anchor() : state.anchor().plus(Duration.ofDays(state.shift()));
        }
        return step.touches()
                ? facts.hours(playbook, step).openingOnOrAfter(day, zone, spread, holidays)
                : atWork(day, zone);
    }

    /** The next time of a repetition; times that have been missed are not caught up on. */
    private Instant nextTime(Repeat repeat, Instant now) {
        CadenceState.Round round = state.rounds().get(repeat.id());
        if (round != null) {
            return rolledForward(plus(round.last(), repeat.every()), repeat.every(), now);
        }
        Instant first = nominal(repeat);
        return dayHasPassed(repeat) ? rolledForward(first, repeat.every(), now) : first;
    }

    private Instant rolledForward(Instant from, Duration every, Instant now) {
        if (every.compareTo(DAY) < 0) {
            long missed = Math.max(0, Duration.between(from, now).dividedBy(every));
            return from.plus(every.multipliedBy(missed));
        }
        Instant time = from;
        while (LocalDate.ofInstant(time, zone).isBefore(LocalDate.ofInstant(now, zone))) {
            time = plus(time, every);
        }
        return time;
    }

    /** Whole days are calendar days: the same time of day whatever the clocks do. */
    private Instant plus(Instant moment, Duration every) {
        long days = every.toDays();
        ZonedDateTime moved = moment.atZone(zone).plusDays(days);
        return moved.toInstant().plus(every.minus(DAY.multipliedBy(days)));
    }

    private Instant decent(Step step, Instant moment) {
        SendRules rules = facts.hours(playbook, step);
        Instant open = rules.openAtOrAfter(moment, zone, spread, holidays);
        LocalDate taken = dayOf(state.touchedAt());
        if (playbook.purpose(step) == Purpose.LIFECYCLE
                && taken != null
                && !LocalDate.ofInstant(open, zone).isAfter(taken)) {
            return rules.openingOnOrAfter(taken.plusDays(1), zone, spread, holidays);
        }
        return open;
    }

    private @Nullable LocalDate dayOf(@Nullable Instant moment) {
        return moment == null ? null : LocalDate.ofInstant(moment, zone);
    }
}
