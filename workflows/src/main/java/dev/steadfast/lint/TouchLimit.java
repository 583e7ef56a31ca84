package dev.steadfast.lint;

import dev.steadfast.lint.BusiestWeek.Stop;
import dev.steadfast.lint.Circumstances.Lateness;
import dev.steadfast.lint.PossibleTimes.Days;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Purpose;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Proves that a run sends one contact at most so many lifecycle touches within any 7 days of the account's calendar, or
 * names a week in which it may send more.
 *
 * <p>What is computed is an upper bound over all runs, not a sample of some. Two interpretations give it, for every
 * weekday that day 0 can have and every day of enrolment and of the end of a pause that can make a difference (see
 * {@link Circumstances}). {@link PossibleTimes} goes forward with intervals of time instead of times, taking every
 * branch, and finds the last day on which each touch can leave. {@link BusiestWeek} then goes on from there, with
 * every step as early as it can be: what is bound to days of the cadence is the more crowded the later one
 * starts among them, and what is counted from the step above keeps its distance whenever one starts; so no other
 * start on the same weekday gives more. Seven days back from the last are tried, one for each weekday; all of them
 * where something expires or a repetition ends on a day, because then a later start may also miss something.
 *
 * <p>The bound errs to one side only: conditions are taken to hold and not to hold independently of each other, a wait
 * ends at any moment up to its limit, what a wait makes late is done or left out, every touch is taken to be for the
 * same contact, and no holiday thins a week out. A run sends at most one lifecycle touch a day, on open days only; that
 * is used. Transactional touches are exempt. Not looked at is what comes from outside the playbook: a date that is
 * moved, a step that a person skips or snoozes, other playbooks, sending that is held and released. After these, too,
 * there is at most one a day.
 */
final class TouchLimit {

    private static final int WEEK = 7;

    private final Playbook playbook;
    private final List<Touch> touches;
    private final boolean hasLatestDays;
    private final long lastDay;
    private final Rounds rounds;

    private TouchLimit(Playbook playbook, List<Touch> touches) {
        this.playbook = playbook;
        this.touches = touches;
        this.rounds = new Rounds(playbook);
        this.hasLatestDays = Circumstances.hasLatestDays(playbook);
        this.lastDay = Circumstances.lastDay(playbook);
    }

    /** A week with its touches. */
    private record Week(List<Stop> stops, String when) {}

    static void check(Playbook playbook, int most, Findings findings) {
        List<Touch> touches = new ArrayList<>();
        Set<DayOfWeek> open = EnumSet.noneOf(DayOfWeek.class);
        for (Step step : playbook.outline().all()) {
            if (step instanceof Touch touch && playbook.purpose(touch) == Purpose.LIFECYCLE) {
                touches.add(touch);
                open.addAll(playbook.send(touch).window().days());
            }
        }
        // one a day, and on no more days of a week than are open
        if (open.size() > most) {
            Week busiest = new TouchLimit(playbook, touches).busiest();
            if (busiest.stops.size() > most) {
                findings.error(playbook.outline().step(busiest.stops.getFirst().step()), message(busiest, most));
            }
        }
    }

    private static String message(Week week, int most) {
        String stops = week.stops.stream()
                .map(stop -> stop.step() + " (day " + stop.day() + ")")
                .collect(Collectors.joining(", "));
        return "one contact can get " + week.stops.size() + " messages in 7 days"
                + (week.when.isEmpty() ? "" : ", " + week.when) + ": " + stops + "; allowed are " + most
                + ". Put them further apart, or send on fewer weekdays";
    }

    private Week busiest() {
        Week busiest = new Week(List.of(), "");
        for (Circumstances circumstances : Circumstances.all(playbook)) {
            Map<String, Days> days = PossibleTimes.of(playbook, circumstances);
            for (Touch touch : touches) {
                Days possible = days.get(touch.id());
                Week week = possible == null ? busiest : busiest(touch, possible, circumstances);
                if (week.stops.size() > busiest.stops.size()) {
                    busiest = week;
                }
            }
        }
        return busiest;
    }

    private Week busiest(Touch touch, Days possible, Circumstances circumstances) {
        Week busiest = new Week(List.of(), circumstances.words());
        OpenDays open = OpenDays.of(playbook, touch, circumstances.weekday());
        if (circumstances.isPaused() && circumstances.lateness(playbook, touch) == Lateness.YES) {
            return busiest;
        }
        long last = Math.min(possible.last(), circumstances.expiry(playbook, touch));
        for (long day = last; day >= first(possible.first(), last, circumstances); day--) {
            if (open.isOpen(day) && (day > last - WEEK || day <= lastDay)) {
                Map<String, Long> around = rounds.around(touch, day, circumstances.weekday());
                List<Stop> stops = BusiestWeek.from(playbook, circumstances, touch, day, around);
                if (stops.size() > busiest.stops.size()) {
                    busiest = new Week(stops, busiest.when);
                }
            }
        }
        return busiest;
    }

    /** What begins before the pause ends is as without a pause. */
    private long first(long first, long last, Circumstances circumstances) {
        long after = circumstances.isPaused() ? Math.max(first, circumstances.resumed()) : first;
        return hasLatestDays ? after : Math.max(after, last - WEEK + 1);
    }
}
