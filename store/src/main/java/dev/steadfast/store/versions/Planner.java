package dev.steadfast.store.versions;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.store.playbooks.PlaybookSettings;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/**
 * Says what publishing a folder would do, and changes nothing. Runs are played a few at a time; of very many only a
 * sample is, so that the answer takes seconds whatever the size of the book.
 */
@Component
public class Planner {

    /** Enough for every figure to be right to a few in a hundred. */
    static final int MOST_PLAYED = 2_000;

    /** The plan lists no more runs that would stay; there is nobody who reads on. */
    private static final int MOST_LISTED = 200;

    private static final int AT_ONCE = 100;

    private final ProposalReader reader;
    private final Changes changes;
    private final PlaybookSettings settings;
    private final RunsInFlight inFlight;
    private final RunStore runs;
    private final Rehearsal rehearsal;

    Planner(
            ProposalReader reader,
            Changes changes,
            PlaybookSettings settings,
            RunsInFlight inFlight,
            RunStore runs,
            Rehearsal rehearsal) {
        this.reader = reader;
        this.changes = changes;
        this.settings = settings;
        this.inFlight = inFlight;
        this.runs = runs;
        this.rehearsal = rehearsal;
    }

    /** Compares and plays. */
    public Plan plan(Wanted wanted) {
        Proposal proposal = reader.read(wanted.files());
        if (proposal.isRefused()) {
            return new Plan(proposal.problems(), List.of(), List.of());
        }
        Map<String, Long> counts = inFlight.counts();
        return new Plan(
                proposal.problems(),
                replaced(proposal.settings()),
                changes.of(proposal.drafts()).stream()
                        .map(change -> plan(change, counts.getOrDefault(change.name(), 0L), wanted))
                        .toList());
    }

    private List<String> replaced(SortedMap<String, String> files) {
        return files.entrySet().stream()
                .filter(file -> !settings.text(file.getKey()).equals(Optional.of(file.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Plan.OfPlaybook plan(Change change, long open, Wanted wanted) {
        var playing = new Playing();
        long moving = 0;
        Integer version = change.next() == null ? change.version() : change.next();
        if (change.draft() != null && open > 0 && wanted.inFlight() != InFlight.PIN) {
            int target = Objects.requireNonNull(version);
            moving = inFlight.elsewhere(change.name(), target);
            Playbook to = change.draft().playbook();
            inBatches(inFlight.sample(change.name(), target, MOST_PLAYED), run -> playing.take(run, to, wanted));
            inBatches(inFlight.of(change.name(), target, wanted.accounts()), run -> playing.tell(run, to, wanted));
        }
        return new Plan.OfPlaybook(
                change.name(),
                change.kind(),
                change.version(),
                change.next(),
                open,
                moving,
                playing.played,
                playing.touches,
                List.copyOf(playing.refused),
                List.copyOf(playing.told));
    }

    private interface Task {
        void run(Run run);
    }

    private void inBatches(List<String> ids, Task task) {
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            runs.read(ids.subList(from, Math.min(ids.size(), from + AT_ONCE))).forEach(task::run);
        }
    }

    /** Adds up what the runs of one playbook come to. */
    private final class Playing {
        private final List<Fate.Stays> refused = new ArrayList<>();
        private final List<Plan.OfRun> told = new ArrayList<>();
        private Plan.Touches touches = Plan.Touches.NONE;
        private long played;

        private void take(Run run, Playbook to, Wanted wanted) {
            rehearsal.play(run, to, wanted.inFlight(), wanted.allowLoss()).ifPresent(outcome -> {
                played++;
                touches = touches.and(outcome.touches());
                outcome.refusal()
                        .filter(reason -> refused.size() < MOST_LISTED)
                        .ifPresent(reason -> refused.add(
                                new Fate.Stays(run.enrolment(), run.account().id(), reason, false)));
            });
        }

        private void tell(Run run, Playbook to, Wanted wanted) {
            rehearsal
                    .play(run, to, wanted.inFlight(), wanted.allowLoss())
                    .ifPresent(outcome ->
                            told.add(new Plan.OfRun(run.account().id(), run.enrolment(), outcome.touches())));
        }
    }
}
