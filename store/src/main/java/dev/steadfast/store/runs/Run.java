package dev.steadfast.store.runs;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Caps;
import dev.steadfast.cadence.Contacted;
import dev.steadfast.cadence.Engagement;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Happening;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.cadence.Permissions;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.simulation.Underway;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment as its lock holder sees it.
 *
 * @param key what tells it apart from other runs of the playbook for the account
 * @param checkpoint the state that was last stored
 * @param lastResult the result that led to it, if any
 * @param rows inputs that the checkpoint has not folded, in order
 * @param newest number of the newest input
 * @param events the latest event of each type that ever came in for the account
 * @param enrolledBy data of the event that enrolled; empty when none did
 * @param quietedBy a playbook that is open for the account and quiets this one
 * @param contacted who of the account was written to lately, by address in lower case, whatever playbook it was
 * @param engagement how its messages were taken, where that is tracked
 * @param turn counts the account's lifecycle messages: whoever claims one names the count that it has seen
 * @param sendingHeld whether the switch holds all sending
 * @param playbookHeld whether this playbook is on hold
 * @param permissions who of the account may be written to
 * @param facts the account's, as of a moment
 */
public record Run(
        String enrolment,
        Account account,
        PublishedPlaybook published,
        @Nullable String key,
        int epoch,
        @Nullable String clock,
        CadenceState checkpoint,
        @Nullable StepResult lastResult,
        List<InputRow> rows,
        long newest,
        Map<String, Happening> events,
        Map<String, Object> enrolledBy,
        @Nullable String quietedBy,
        Map<String, Contacted> contacted,
        Engagement engagement,
        long turn,
        boolean sendingHeld,
        boolean playbookHeld,
        Permissions permissions,
        Caps caps,
        Function<Instant, AccountFacts> facts) {

    public Playbook playbook() {
        return published.playbook();
    }

    /** Inputs up to {@code seq} that the checkpoint has not folded. */
    public List<InputRow> rowsUpTo(long seq) {
        return rows.stream().filter(row -> row.seq() <= seq).toList();
    }

    /** The checkpoint with the inputs up to {@code seq} folded. */
    public CadenceState stateAt(long seq) {
        CadenceState state = checkpoint;
        for (InputRow row : rowsUpTo(seq)) {
            state = Interpreter.fold(playbook(), state, row.seq(), row.input());
        }
        return state;
    }

    /** The state with every input folded that was ever stored. */
    public CadenceState state() {
        return stateAt(newest);
    }

    public Facts factsAt(Instant now) {
        return Facts.of(facts.apply(now))
                .withEvents(events)
                .withEnrolledBy(enrolledBy)
                .withQuietedBy(quietedBy)
                .withContacted(contacted)
                .withEngagement(engagement)
                .withSendingHeld(sendingHeld)
                .withPlaybookHeld(playbookHeld)
                .withPermissions(permissions)
                .withCaps(caps);
    }

    /** What is known of the account alone, whichever of its runs asks. */
    public Facts factsOfAccountAt(Instant now) {
        return factsAt(now).withEnrolledBy(Map.of());
    }

    /** Where a simulation goes on from. */
    public Underway underway() {
        return Underway.of(playbook(), state(), null, enrolledBy);
    }
}
