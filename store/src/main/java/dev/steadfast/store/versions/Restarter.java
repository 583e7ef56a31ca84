package dev.steadfast.store.versions;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Restart;
import dev.steadfast.store.Ids;
import dev.steadfast.store.folding.InputFolder;
import dev.steadfast.store.journal.Journal;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import dev.steadfast.store.runs.NewRun;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import dev.steadfast.store.tasks.TaskStore;
import dev.steadfast.store.touches.TouchLedger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends a run as {@code restarted} and enrols its account anew, in another version, in one transaction. What the old run
 * has done stays with it; its messages are not taken back, and the new run writes to nobody on the same day.
 */
@Component
public class Restarter {

    private final LockedRuns locked;
    private final RunStore runs;
    private final InputFolder folder;
    private final BegunTouches touches;
    private final TouchLedger ledger;
    private final FamilyPlaces families;
    private final TaskStore tasks;
    private final Journal journal;

    Restarter(
            LockedRuns locked,
            RunStore runs,
            InputFolder folder,
            BegunTouches touches,
            TouchLedger ledger,
            FamilyPlaces families,
            TaskStore tasks,
            Journal journal) {
        this.locked = locked;
        this.runs = runs;
        this.folder = folder;
        this.touches = touches;
        this.ledger = ledger;
        this.families = families;
        this.tasks = tasks;
        this.journal = journal;
    }

    /**
     * Restarts a run, in a transaction of its own unless there is one.
     *
     * @param to a version of the run's own playbook
     * @throws dev.steadfast.store.commands.NoSuchEnrolment when there is none
     */
    @Transactional
    public Fate restart(String enrolment, PublishedPlaybook to, Author author) {
        Run run = locked.lock(enrolment);
        CadenceState state = run.state();
        if (state.isFinished() || run.published().version() == to.version()) {
            return new Fate.Settled();
        }
        if (state.ending() != null) {
            return stays(run, "it is about to end: " + state.ending());
        }
        Optional<String> underWay = touches.underWay(run, state);
        if (underWay.isPresent()) {
            return new Fate.Stays(enrolment, run.account().id(), underWay.get(), true);
        }
        Optional<String> taken = families.taken(run, to.playbook());
        if (taken.isPresent()) {
            return stays(run, taken.get());
        }
        restart(run, to, author);
        return new Fate.Moved();
    }

    private static Fate stays(Run run, String reason) {
        return new Fate.Stays(run.enrolment(), run.account().id(), reason, false);
    }

    private void restart(Run run, PublishedPlaybook to, Author author) {
        InputFolder.Folded folded = folder.fold(run, run.newest());
        CadenceState before = folded.state();
        Instant now = folded.now();
        ZoneId zone = run.factsAt(now).account().zone();
        Instant today = LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
        boolean wrote = ledger.mayHaveWritten(run.enrolment(), today);
        tasks.cancelWaiting(run.enrolment(), "steadfast", now);
        runs.move(run, run.published(), Restart.ended(before, now), false, now);
        NewRun fresh = new NewRun(
                Ids.random("e"),
                run.account().id(),
                to,
                run.key(),
                run.clock(),
                Restart.begin(to.playbook(), before, run.factsAt(now), now, wrote),
                Enrolment.anchorDate(to.playbook(), run.account()),
                author.by(),
                run.enrolledBy().isEmpty() ? null : run.enrolledBy());
        runs.insert(List.of(fresh));
        int old = run.published().version();
        journal.write(List.of(
                line(run, run.enrolment(), "restart", "ends, and begins anew in version " + to.version(), author, now),
                line(run, fresh.enrolment(), "enrol", "begins anew, after version " + old, author, now)));
    }

    private static Journal.Line line(Run run, String enrolment, String kind, String what, Author author, Instant now) {
        return new Journal.Line(
                run.account().id(),
                enrolment,
                run.published().name(),
                null,
                kind,
                "done",
                author.tells(what),
                null,
                author.by(),
                now);
    }
}
