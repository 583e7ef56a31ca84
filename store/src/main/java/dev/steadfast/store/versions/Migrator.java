package dev.steadfast.store.versions;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Migration;
import dev.steadfast.cadence.Scheduler;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Wait;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.folding.InputFolder;
import dev.steadfast.store.journal.Journal;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import dev.steadfast.store.tasks.TaskStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes one run to another version of its playbook. Everything that is stored for it is folded in its old version, then
 * it stands where the new one has the same step, under a new epoch: the dispatcher starts it anew from there, and what
 * the old execution still does changes nothing.
 */
@Component
public class Migrator {

    private final JdbcClient jdbc;
    private final LockedRuns locked;
    private final RunStore runs;
    private final InputFolder folder;
    private final BegunTouches touches;
    private final FamilyPlaces families;
    private final TaskStore tasks;
    private final Journal journal;
    private final BusinessClock clock;

    Migrator(
            JdbcClient jdbc,
            LockedRuns locked,
            RunStore runs,
            InputFolder folder,
            BegunTouches touches,
            FamilyPlaces families,
            TaskStore tasks,
            Journal journal,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.locked = locked;
        this.runs = runs;
        this.folder = folder;
        this.touches = touches;
        this.families = families;
        this.tasks = tasks;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Moves a run, in a transaction of its own unless there is one.
     *
     * @param to a version of the run's own playbook
     * @param allowLoss whether it moves also where something cannot be kept
     * @throws dev.steadfast.store.commands.NoSuchEnrolment when there is none
     */
    @Transactional
    public Fate migrate(String enrolment, PublishedPlaybook to, boolean allowLoss, Author author) {
        Run run = locked.lock(enrolment);
        CadenceState state = run.state();
        if (state.isFinished() || run.published().version() == to.version()) {
            return new Fate.Settled();
        }
        Optional<String> underWay = touches.underWay(run, state);
        if (underWay.isPresent()) {
            return new Fate.Stays(enrolment, run.account().id(), underWay.get(), true);
        }
        List<String> losses = losses(run, to, state);
        Optional<String> taken = families.taken(run, to.playbook());
        if (taken.isPresent() || (!losses.isEmpty() && !allowLoss)) {
            String reason = taken.orElseGet(() -> String.join("; ", losses));
            return new Fate.Stays(enrolment, run.account().id(), reason, false);
        }
        move(run, to, losses, author);
        return new Fate.Moved();
    }

    private List<String> losses(Run run, PublishedPlaybook to, CadenceState state) {
        List<String> losses = new ArrayList<>();
        Moves.of(run, to.playbook(), state, clock.now(state.offset())).loss().ifPresent(losses::add);
        touches.loss(run, to.playbook(), state).ifPresent(losses::add);
        return losses;
    }

    private void move(Run run, PublishedPlaybook to, List<String> losses, Author author) {
        InputFolder.Folded folded = folder.fold(run, run.newest());
        CadenceState before = folded.state();
        Instant now = folded.now();
        Migration.Move move = Moves.of(run, to.playbook(), before, now);
        CadenceState after = Scheduler.planned(to.playbook(), move.state(), run.factsAt(now), now);
        runs.move(run, to, after, true, now);
        families.take(run, to.playbook());
        if (run.playbook().anchor() != to.playbook().anchor()) {
            jdbc.sql("update enrolment set anchor_date = :date where id = :id")
                    .param("date", Enrolment.anchorDate(to.playbook(), run.account()))
                    .param("id", run.enrolment())
                    .update();
        }
        tell(run, to, before, after, now);
        String lost = losses.isEmpty() ? "" : " although " + String.join("; ", losses) + ",";
        journal.write(new Journal.Line(
                run.account().id(),
                run.enrolment(),
                to.name(),
                null,
                "migrate",
                "done",
                author.tells("moved from version " + run.published().version() + " to version " + to.version() + lost),
                null,
                author.by(),
                now));
    }

    /** Whoever has a task of the run before them sees what it waits for now. */
    private void tell(Run run, PublishedPlaybook to, CadenceState before, CadenceState after, Instant now) {
        String step = after.step();
        if (before.waiting() && !after.waiting()) {
            tasks.cancelWaiting(run.enrolment(), "steadfast", now);
        } else if (after.waiting() && step != null) {
            Step pending = to.playbook().outline().step(step);
            if (pending instanceof Wait.Task task) {
                tasks.offer(run.enrolment(), step, task.outcomes().keySet());
            }
        }
    }
}
