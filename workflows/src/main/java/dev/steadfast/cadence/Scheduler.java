package dev.steadfast.cadence;

import dev.steadfast.calendar.SendWindow;
import dev.steadfast.calendar.Spread;
import dev.steadfast.playbook.Moment;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Anchor;
import dev.steadfast.playbook.Playbook.Late;
import dev.steadfast.playbook.Playbook.Purpose;
import dev.steadfast.playbook.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says when the pending step is due, in the customer's time. Runs in activities and simulations, never on the workflow
 * thread: zone rules change with every update of the runtime.
 */
public final class Scheduler {

    /** When a step is due that sends nothing to the customer and names no time. */
    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);

    private final Playbook playbook;
    private final CadenceState state;
    private final ZoneId zone;
    private final Spread spread;

    private Scheduler(Playbook playbook, CadenceState state, Facts facts) {
        this.playbook = playbook;
        this.state = state;
        this.zone = facts.account().zone();
        this.spread = Spread.of(facts.customer().id());
    }

    /** Plans the pending step of {@code state}, which has one. */
    public static Due schedule(Playbook playbook, CadenceState state, Facts facts, Instant now) {
        return new Scheduler(playbook, state, facts)
                .due(playbook.outline().step(Objects.requireNonNull(state.step())), now);
    }

    /** The first moment from {@code now} on at which this step may touch the customer. */
    static Instant decentMoment(Playbook playbook, CadenceState state, Facts facts, Step step, Instant now) {
        return new Scheduler(playbook, state, facts).decent(step, now);
    }

    /** Until when a step that begins to wait now will wait. */
    static Instant limit(CadenceState state, Facts facts, Step.Limit limit, Instant now) {
        ZoneId zone = facts.account().zone();
        return switch (limit) {
            case Step.Limit.For length -> now.plus(length.time());
            case Step.Limit.UntilDay until -> atWork(day0(state, zone).plusDays(until.day()), zone);
        };
    }

    /** 09:00 of a day counted from the anchor's. */
    static Instant target(CadenceState state, Facts facts, int day) {
        ZoneId zone = facts.account().zone();
        return atWork(day0(state, zone).plusDays(day), zone);
    }

    private static Instant atWork(LocalDate day, ZoneId zone) {
        return day.atTime(START_OF_WORK).atZone(zone).toInstant();
    }

    private static LocalDate day0(CadenceState state, ZoneId zone) {
        return LocalDate.ofInstant(state.anchor(), zone);
    }

    private Due due(Step step, Instant now) {
        if (isLate(step)) {
            return new Due(now, true);
        }
        Instant earliest = nominal(step, now);
        Instant at = earliest.isBefore(now) ? now : earliest;
        return new Due(step.touches() ? decent(step, at) : at, false);
    }

    private boolean isLate(Step step) {
        Late rule = step.frame().late() == null ? playbook.late() : step.frame().late();
        return rule == Late.SKIP
                && step.frame().moment() instanceof Moment.OnDay on
                && !on.inherited()
                && day0(state, zone).plusDays(on.day()).isBefore(LocalDate.ofInstant(state.lateBefore(), zone));
    }

    private Instant nominal(Step step, Instant now) {
        return switch (step.frame().moment()) {
            case Moment.AtOnce ignored -> now;
            case Moment.After after ->
                (state.endedAt() == null ? state.enrolledAt() : state.endedAt()).plus(after.delay());
            case Moment.OnDay on -> onDay(step, on, now);
        };
    }

    private Instant onDay(Step step, Moment.OnDay on, Instant now) {
        LocalDate day = day0(state, zone).plusDays(on.day());
        if (on.time() != null) {
            return day.atTime(on.time()).atZone(zone).toInstant();
        }
        if (on.day() == 0 && playbook.anchor() == Anchor.ENROLMENT) {
            return now;
        }
        return step.touches() ? window(step).openingOnOrAfter(day, zone, spread) : atWork(day, zone);
    }

    private Instant decent(Step step, Instant moment) {
        SendWindow window = window(step);
        Instant open = window.openAtOrAfter(moment, zone, spread);
        LocalDate taken = dayOf(state.touchedAt());
        if (playbook.purpose() == Purpose.LIFECYCLE
                && taken != null
                && !LocalDate.ofInstant(open, zone).isAfter(taken)) {
            return window.openingOnOrAfter(taken.plusDays(1), zone, spread);
        }
        return open;
    }

    private @Nullable LocalDate dayOf(@Nullable Instant moment) {
        return moment == null ? null : LocalDate.ofInstant(moment, zone);
    }

    private SendWindow window(Step step) {
        return step.frame().send() == null ? playbook.send() : step.frame().send();
    }
}
