package dev.steadfast.store.enrolments;

import dev.steadfast.admission.Entrance;
import dev.steadfast.admission.Family;
import dev.steadfast.admission.Stay;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Facts;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.store.Ids;
import dev.steadfast.store.journal.Journal;
import dev.steadfast.store.runs.NewRun;
import dev.steadfast.store.runs.RunStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets accounts into playbooks, in one transaction that holds the accounts' locks. Nothing is written before
 * {@link #write}, so that many enter with few statements.
 */
final class Intake {

    private final Families families;
    private final RunStore runs;
    private final Journal journal;
    private final Map<String, List<Stay>> stays;
    private final Map<String, Playbook> fresh = new HashMap<>();
    private final List<NewRun> entering = new ArrayList<>();
    private final List<Journal.Line> lines = new ArrayList<>();

    /**
     * Begins.
     *
     * @param stays what the accounts have been through, by account
     */
    Intake(Families families, RunStore runs, Journal journal, Map<String, List<Stay>> stays) {
        this.families = families;
        this.runs = runs;
        this.journal = journal;
        this.stays = new HashMap<>(stays);
    }

    /** Why the account may not enter, or empty. */
    Optional<String> refusal(Candidate candidate) {
        Optional<String> own = ownRefusal(candidate);
        return own.isPresent() ? own : Optional.ofNullable(standing(candidate).refusal());
    }

    /** Lets the account in, if nothing is in the way. */
    Entry admit(Candidate candidate) {
        Optional<String> own = ownRefusal(candidate);
        if (own.isPresent()) {
            return new Entry.Refused(own.get());
        }
        Family.Standing standing = standing(candidate);
        if (standing.refusal() != null) {
            return new Entry.Refused(standing.refusal());
        }
        String id = Ids.random("e");
        if (!candidate.byHand() && Enrolment.isHeldOut(candidate.playbook(), candidate.account())) {
            int share = candidate.playbook().admission().holdout();
            enter(candidate, id, Enrolment::heldOut);
            note(candidate, id, "skipped", "gets nothing, to measure what the playbook earns (holdout " + share + "%)");
            return new Entry.HeldOut(id);
        }
        families.makeRoom(candidate, standing);
        enter(candidate, id, Enrolment::begin);
        note(candidate, id, "done", candidate.because());
        return new Entry.Entered(new Enrolled(id, candidate.account(), candidate.name()));
    }

    /** Every run of the playbook that the account has been through, whatever its key. */
    List<Stay> stays(String account, String playbook) {
        return stays.getOrDefault(account, List.of()).stream()
                .filter(stay -> stay.playbook().equals(playbook))
                .toList();
    }

    /** What the playbook itself says, and the runs of it. */
    private Optional<String> ownRefusal(Candidate candidate) {
        return Entrance.refusal(candidate.applicant(), stays.getOrDefault(candidate.account(), List.of()));
    }

    private Family.Standing standing(Candidate candidate) {
        String family = candidate.playbook().precedence().family();
        List<String> holders = family == null
                ? List.of()
                : stays.getOrDefault(candidate.account(), List.of()).stream()
                        .filter(stay -> stay.isOpen() && family.equals(stay.family()))
                        .map(Stay::enrolment)
                        .toList();
        return holders.stream()
                .flatMap(holder -> Optional.ofNullable(fresh.get(holder)).stream())
                .findFirst()
                // who entered a moment ago is of no lower priority: the highest enter first
                .map(entered -> Family.refused(candidate.playbook(), entered))
                .orElseGet(() -> families.ask(candidate, holders));
    }

    /** How a run begins. */
    private interface Beginning {
        CadenceState of(Playbook playbook, Facts facts, Instant now, @Nullable Instant event, long offset);
    }

    private void enter(Candidate candidate, String id, Beginning beginning) {
        Customer customer = candidate.customer();
        CadenceState state = beginning.of(
                candidate.playbook(), customer.facts(), customer.now(), candidate.happened(), customer.offset());
        Candidate.Occasion occasion = candidate.occasion();
        var run = new NewRun(
                id,
                candidate.account(),
                candidate.published(),
                candidate.key(),
                customer.clock(),
                state,
                candidate.applicant().anchorDate(),
                candidate.by(),
                occasion == null ? null : occasion.data());
        entering.add(run);
        remember(candidate, run);
    }

    private void remember(Candidate candidate, NewRun run) {
        List<Stay> all = new ArrayList<>(stays.getOrDefault(candidate.account(), List.of()));
        all.add(new Stay(
                run.enrolment(),
                candidate.name(),
                candidate.key(),
                run.family(),
                run.state().anchor(),
                run.anchorDate(),
                run.state().isFinished() ? candidate.customer().now() : null));
        stays.put(candidate.account(), all);
        fresh.put(run.enrolment(), candidate.playbook());
    }

    private void note(Candidate candidate, String enrolment, String outcome, @Nullable String reason) {
        lines.add(new Journal.Line(
                candidate.account(),
                enrolment,
                candidate.name(),
                null,
                "enrol",
                outcome,
                reason,
                null,
                candidate.by(),
                candidate.customer().now()));
    }

    /** Writes who has entered. */
    void write() {
        runs.insert(entering);
        journal.write(lines);
        entering.clear();
        lines.clear();
        fresh.clear();
    }
}
