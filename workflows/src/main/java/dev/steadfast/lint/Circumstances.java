package dev.steadfast.lint;

import dev.steadfast.playbook.Moment;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Anchor;
import dev.steadfast.playbook.Playbook.Late;
import dev.steadfast.playbook.Playbook.Resume;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * What a run finds when it begins or goes on, and what no condition in the playbook decides.
 *
 * @param weekday the weekday of day 0, from 0 for Monday
 * @param enrolled the day on which the account is enrolled
 * @param resumed the day on which a pause ends; {@link #NO_PAUSE} when there is none
 * @param lateBefore steps of an earlier day are late
 */
record Circumstances(int weekday, long enrolled, long resumed, long lateBefore) {

    static final long NO_PAUSE = Long.MIN_VALUE;

    private static final long MINUTES = 24 * 60;

    /** Whether a step is left out because its day had passed. */
    enum Lateness {
        NO,
        MAYBE,
        YES
    }

    /**
     * Every combination that can make a difference. Enrolment and the end of a pause matter by the days that come after
     * them, and the later they are among these the more crowded is what follows; so it is enough to look at the days
     * that the playbook names, and one beyond. Where something can come too late to happen, every day is looked at.
     */
    static List<Circumstances> all(Playbook playbook) {
        TreeSet<Long> days = days(playbook);
        long first = playbook.anchor() == Anchor.ENROLMENT ? 0 : days.getFirst();
        List<Circumstances> all = new ArrayList<>();
        for (int weekday = 0; weekday < 7; weekday++) {
            for (long day : days) {
                if (playbook.anchor() != Anchor.ENROLMENT || day == 0) {
                    all.add(new Circumstances(weekday, day, NO_PAUSE, day));
                }
                if (playbook.pause() != null && playbook.resume() != Resume.SHIFT && day >= first) {
                    long late = playbook.resume() == Resume.DROP_MISSED ? day : Long.MIN_VALUE;
                    all.add(new Circumstances(weekday, first, day, late));
                }
            }
        }
        return all;
    }

    /** Whether something can come too late to happen, so that a later start is not always the more crowded one. */
    static boolean hasLatestDays(Playbook playbook) {
        for (Step step : playbook.outline().all()) {
            boolean expires = step instanceof Touch && playbook.expires(step).isPresent();
            if (expires || (step instanceof Step.Repeat repeat && repeat.until() instanceof Step.Limit.UntilDay)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasWaits(Playbook playbook) {
        for (Step step : playbook.outline().all()) {
            if (Step.limitOf(step) != null) {
                return true;
            }
        }
        return false;
    }

    /** The last day that the playbook names, and one beyond. */
    static long lastDay(Playbook playbook) {
        return days(playbook).getLast();
    }

    private static TreeSet<Long> days(Playbook playbook) {
        TreeSet<Long> days = new TreeSet<>(List.of(0L));
        for (Step step : playbook.outline().all()) {
            if (step.frame().moment() instanceof Moment.OnDay on) {
                days.add((long) on.day());
                playbook.expires(step).ifPresent(expires -> days.add(on.day() + expires.toDays()));
            }
            Step.Limit limit = step instanceof Step.Repeat repeat ? repeat.until() : Step.limitOf(step);
            if (limit instanceof Step.Limit.UntilDay until) {
                days.add((long) until.day());
                days.add(until.day() + 1L);
            }
        }
        days.add(days.getLast() + 1);
        if (hasLatestDays(playbook)) {
            LongStream.range(days.getFirst(), days.getLast()).forEach(days::add);
        }
        if (playbook.anchor() == Anchor.EVENT) {
            days.removeIf(day -> day < 0);
        }
        return days;
    }

    boolean isPaused() {
        return resumed != NO_PAUSE;
    }

    /** Minutes from the beginning of day 0. */
    long begin() {
        return enrolled * MINUTES;
    }

    /** For a step that the run comes to after the pause, where there is one. */
    Lateness lateness(Playbook playbook, Step step) {
        Late late = playbook.late(step);
        if (step instanceof Step.Repeat
                || late == Late.ALL
                || !(step.frame().moment() instanceof Moment.OnDay on)
                || on.inherited()) {
            return Lateness.NO;
        }
        if (on.day() >= lateBefore) {
            // it may have been late at the enrolment, long before the pause, or be late after a long wait
            boolean lateAlready = isPaused() && playbook.anchor() != Anchor.ENROLMENT;
            return lateAlready || hasWaits(playbook) ? Lateness.MAYBE : Lateness.NO;
        }
        return late == Late.LATEST ? Lateness.MAYBE : Lateness.YES;
    }

    /** The same for a step that may have come before the pause. */
    Lateness latenessAtAnyTime(Playbook playbook, Step step) {
        Lateness lateness = lateness(playbook, step);
        return isPaused() && lateness == Lateness.YES ? Lateness.MAYBE : lateness;
    }

    /** The last day on which a touch may leave, where it expires and has a day of its own. */
    long expiry(Playbook playbook, Touch touch) {
        Duration expires = playbook.expires(touch).orElse(null);
        if (expires == null || !(touch.frame().moment() instanceof Moment.OnDay on) || hasWaits(playbook)) {
            return Long.MAX_VALUE;
        }
        OpenDays days = OpenDays.of(playbook, touch, weekday);
        // what it expires from is the planned moment, or the enrolment or the end of a wait where that came later
        long planned = days.from(Math.max(Math.max(on.day(), lateBefore), enrolled)) + days.longestClosure();
        return planned + expires.toDays() + 1;
    }

    /** For people. */
    String words() {
        if (isPaused()) {
            return "after a pause that ends on day " + resumed;
        }
        return enrolled == 0 ? "" : "for an account that is enrolled on day " + enrolled;
    }
}
