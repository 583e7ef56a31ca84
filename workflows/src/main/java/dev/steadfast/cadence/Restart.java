package dev.steadfast.cadence;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Anchor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Ends a run and begins another one of the same account in another version, from the first step. */
public final class Restart {

    /** How the run ends that makes room. */
    public static final String OUTCOME = "restarted";

    private Restart() {}

    /** The run as it ends: at once, without the last steps that other ends have. */
    public static CadenceState ended(CadenceState before, Instant now) {
        return before.with(draft -> draft.end(OUTCOME, null, now));
    }

    /**
     * The run that takes its place, planned. Day 0 is that of an account that is enrolled now, but for an event, which
     * happened when it happened. It rests where the run before rested, and does nothing on a day of the account on which
     * that one has done something.
     *
     * @param before where the run before stands, open
     * @param wrote whether that run may have written to somebody on this day of the account
     */
    public static CadenceState begin(Playbook playbook, CadenceState before, Facts facts, Instant now, boolean wrote) {
        Instant event = playbook.anchor() == Anchor.EVENT ? before.anchor() : null;
        CadenceState fresh = Enrolment.begin(playbook, facts, now, event, before.offset());
        Instant notBefore = notBefore(before, facts.account().zone(), now, wrote);
        boolean suspended = before.suspended() && playbook.pause() != null;
        CadenceState begun = fresh.with(draft -> {
            draft.notBefore = notBefore;
            draft.paused = before.paused();
            draft.suspended = suspended;
            draft.pausedAt = before.paused() || suspended ? now : null;
            draft.forgetPlan();
        });
        return Scheduler.planned(playbook, begun, facts, now);
    }

    private static @Nullable Instant notBefore(CadenceState before, ZoneId zone, Instant now, boolean wrote) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        boolean busyToday = wrote
                || before.steps().values().stream()
                        .anyMatch(mark -> mark.how() == StepResult.Kind.DONE
                                && LocalDate.ofInstant(mark.at(), zone).equals(today));
        if (busyToday) {
            return today.plusDays(1).atStartOfDay(zone).toInstant();
        }
        // a run that was itself put off until tomorrow has done nothing yet
        return before.steps().isEmpty() ? before.notBefore() : null;
    }
}
