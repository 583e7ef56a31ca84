package dev.steadfast.store.versions;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Migration;
import dev.steadfast.cadence.Restart;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.simulation.Forecast;
import dev.steadfast.simulation.TouchChanges;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.runs.Run;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Plays one run on in its version and in another one, and compares the messages that would leave. */
@Component
class Rehearsal {

    private final BusinessClock clock;
    private final FamilyPlaces families;

    Rehearsal(BusinessClock clock, FamilyPlaces families) {
        this.clock = clock;
        this.families = families;
    }

    /**
     * What would come of one run.
     *
     * @param refusal why it would stay where it is; empty where it would move
     */
    record Outcome(TouchChanges touches, Optional<String> refusal) {

        private static Outcome stays(String reason) {
            return new Outcome(TouchChanges.NONE, Optional.of(reason));
        }
    }

    /** Empty where nothing would be done with the run: it has finished, though its engine has not noticed. */
    Optional<Outcome> play(Run run, Playbook to, InFlight inFlight, boolean allowLoss) {
        CadenceState state = run.state();
        Instant now = clock.now(state.offset());
        if (state.isFinished()) {
            return Optional.empty();
        }
        Optional<String> taken = inFlight == InFlight.PIN ? Optional.empty() : families.taken(run, to);
        if (taken.isPresent()) {
            return taken.map(Outcome::stays);
        }
        return Optional.of(
                switch (inFlight) {
                    case PIN -> new Outcome(TouchChanges.NONE, Optional.empty());
                    case MIGRATE -> migrated(run, to, state, allowLoss, now);
                    case RESTART -> restarted(run, to, state, now);
                });
    }

    private static Outcome migrated(Run run, Playbook to, CadenceState state, boolean allowLoss, Instant now) {
        Migration.Move move = Moves.of(run, to, state, now);
        return move.loss().isPresent() && !allowLoss
                ? Outcome.stays(move.loss().get())
                : compare(run, state, to, move.state(), now);
    }

    private static Outcome restarted(Run run, Playbook to, CadenceState state, Instant now) {
        return state.ending() != null
                ? Outcome.stays("it is about to end: " + state.ending())
                : compare(run, state, to, Restart.begin(to, state, run.factsAt(now), now, false), now);
    }

    private static Outcome compare(Run run, CadenceState state, Playbook to, CadenceState other, Instant now) {
        TouchChanges changes = TouchChanges.between(
                run.playbook(),
                Forecast.of(run.playbook(), state, run::factsAt, now),
                to,
                Forecast.of(to, other, run::factsAt, now));
        return new Outcome(changes, Optional.empty());
    }
}
