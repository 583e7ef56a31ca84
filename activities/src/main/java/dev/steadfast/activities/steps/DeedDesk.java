package dev.steadfast.activities.steps;

import dev.steadfast.activities.connector.Acted;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.deeds.DeedClaim;
import dev.steadfast.store.deeds.DeedClosing;
import dev.steadfast.store.deeds.DeedLedger;
import dev.steadfast.store.deeds.DeedState;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskStore;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The second transaction of a deed: stores what the provider said, what follows from it here, and the step's result. */
@Component
class DeedDesk {

    /** With the back-off of the activity some eight hours: then a person should know. */
    private static final int MOST_TRIES = 100;

    private final DeedLedger ledger;
    private final StepRecorder recorder;
    private final Aftermaths aftermaths;
    private final TaskStore tasks;
    private final BusinessClock clock;

    DeedDesk(DeedLedger ledger, StepRecorder recorder, Aftermaths aftermaths, TaskStore tasks, BusinessClock clock) {
        this.ledger = ledger;
        this.recorder = recorder;
        this.aftermaths = aftermaths;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Empty when the deed has yet to be done. */
    Optional<StepResult> conclude(ClaimedErrand deed, Acted acted) {
        Pending pending = deed.pending();
        if (acted instanceof Acted.Done done) {
            aftermaths.lock(pending, done.aftermath());
        }
        DeedClosing closing = closing(deed.claim(), acted);
        if (!ledger.close(deed.claim(), closing)) {
            return Optional.empty();
        }
        return switch (closing.state()) {
            case DONE -> Optional.of(done(deed, (Acted.Done) acted));
            case PARKED -> Optional.of(recorder.record(pending, park(pending, deed.errand(), closing.answer())));
            case ACTING, LIMITED, FAILED, UNCERTAIN -> Optional.empty();
        };
    }

    private StepResult done(ClaimedErrand deed, Acted.Done done) {
        Begun.Ended ended = deed.pending()
                .done(deed.reason() + "; " + done.text(), deed.errand().connector());
        StepResult result = recorder.record(deed.pending(), ended);
        aftermaths.follow(deed.pending(), deed.claim().key(), done.aftermath());
        return result;
    }

    /** Gives the deed up, and has a person look into it. */
    Begun.Ended park(Pending pending, Errand errand, String why) {
        String title = errand.connector() + ": \"" + errand.action() + "\" needs a person";
        tasks.open(pending.task(TaskKind.REVIEW, 0, title, errand.assignee())
                .urgently(errand.urgent())
                .saying(why));
        return pending.parked(why, errand.connector());
    }

    private DeedClosing closing(DeedClaim claim, Acted acted) {
        int tries = claim.failures() + claim.doubts() + 1;
        return switch (acted) {
            case Acted.Done done -> DeedClosing.ended(DeedState.DONE, done.text(), done.externalId());
            case Acted.Refused refused -> DeedClosing.ended(DeedState.PARKED, refused.text(), null);
            case Acted.Limited limited ->
                new DeedClosing(
                        claim.doubtful() ? DeedState.UNCERTAIN : DeedState.LIMITED,
                        limited.text(),
                        null,
                        false,
                        false,
                        clock.wall().plus(limited.delay()));
            case Acted.Failed failed
            when tries >= MOST_TRIES ->
                DeedClosing.ended(DeedState.PARKED, "tried " + tries + " times: " + failed.text(), null);
            case Acted.Failed failed ->
                new DeedClosing(
                        failed.mayHaveActed() || claim.doubtful() ? DeedState.UNCERTAIN : DeedState.FAILED,
                        failed.text(),
                        null,
                        true,
                        false,
                        null);
            case Acted.Unknown unknown
            when tries >= MOST_TRIES ->
                DeedClosing.ended(DeedState.PARKED, "it may or may not have been done: " + unknown.text(), null);
            case Acted.Unknown unknown -> new DeedClosing(DeedState.UNCERTAIN, unknown.text(), null, false, true, null);
        };
    }
}
