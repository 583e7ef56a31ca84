package dev.steadfast.cadence;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import dev.steadfast.condition.Verdict;
import dev.steadfast.playbook.Moment;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what the pending step comes to, now. The same code serves production and every preview. */
public final class Decider {

    private final Playbook playbook;
    private final CadenceState state;
    private final Facts facts;
    private final Instant now;
    private final Step step;

    private Decider(Playbook playbook, CadenceState state, Facts facts, Instant now) {
        this.playbook = playbook;
        this.state = state;
        this.facts = facts;
        this.now = now;
        this.step = playbook.outline().step(Objects.requireNonNull(state.step()));
    }

    /** Decides about the pending step of {@code state}, which has one. */
    public static StepDecision decide(Playbook playbook, CadenceState state, Facts facts, Instant now) {
        return new Decider(playbook, state, facts, now).decide();
    }

    private StepDecision decide() {
        if (state.waiting()) {
            return new StepDecision.Skip(Step.ELSE, "no answer until " + local(now));
        }
        if (state.late()) {
            return new StepDecision.Skip(null, "late: its day had passed on " + local(state.lateBefore()));
        }
        Verdict guard = guard();
        if (!guard.holds()) {
            return new StepDecision.Skip(Step.ELSE, guard.because());
        }
        String because = guard.because();
        return switch (step) {
            case Step.Email email -> email(email, because);
            case Step.Task task -> task(task, because);
            case Step.Block block -> {
                Verdict verdict = block.condition().evaluate(known());
                yield new StepDecision.Pass(verdict.holds() ? Step.THEN : Step.ELSE, verdict.because());
            }
            case Step.WaitFor wait -> waitFor(wait, because);
            case Step.Milestone milestone -> expect(milestone);
            case Step.Exit ignored -> new StepDecision.Pass(null, because);
        };
    }

    private StepDecision expect(Step.Milestone milestone) {
        Instant target = Scheduler.target(state, facts, milestone.byDay());
        Happening evidence = facts.happened(milestone.evidence(), state);
        @Nullable Instant reached = evidence == null ? null : evidence.at();
        String expected = "expected by " + local(target) + " (" + milestone.evidence() + ")";
        return new StepDecision.Expect(
                target, reached, reached == null ? expected : expected + ", reached on " + local(reached));
    }

    private Verdict guard() {
        var guard = step.frame().guard();
        return guard == null ? new Verdict(true, planned()) : guard.evaluate(known());
    }

    private RunFacts known() {
        Optional<Contact> contact = step instanceof Step.Email email
                ? facts.reachable(email.to())
                : facts.customer().contacts().stream().findFirst();
        return new RunFacts(playbook, state, facts, contact.orElse(null));
    }

    private String planned() {
        return switch (step.frame().moment()) {
            case Moment.OnDay on -> "day " + on.day() + " of the playbook";
            case Moment.After after -> after.delay() + " after the step above";
            case Moment.AtOnce ignored -> "follows the step above";
        };
    }

    private StepDecision email(Step.Email email, String because) {
        var to = facts.reachable(email.to());
        if (to.isEmpty()) {
            return new StepDecision.Skip(
                    null,
                    "no contact who is "
                            + email.to().stream().map(Role::word).collect(Collectors.joining(" or "))
                            + " has an e-mail address");
        }
        if (facts.sendingHeld()) {
            return new StepDecision.Hold("all sending is on hold");
        }
        Instant decent = Scheduler.decentMoment(playbook, state, facts, step, now);
        return decent.isAfter(now)
                ? new StepDecision.Defer(
                        decent, "outside decent hours, or a message left today; moved to " + local(decent))
                : new StepDecision.Send(to.get(), because);
    }

    private StepDecision task(Step.Task task, String because) {
        Instant due = task.due() == null ? null : now.plus(task.due());
        Instant until = task.limit() == null ? null : Scheduler.limit(state, facts, task.limit(), now);
        if (until != null && !until.isAfter(now)) {
            return new StepDecision.Skip(Step.ELSE, "the time for an answer was over on " + local(until));
        }
        return new StepDecision.OpenTask(assignee(task.assignee()), due, until, because);
    }

    /** The person behind a word of the playbook; nobody there means the pool. */
    private String assignee(String word) {
        Account account = facts.customer();
        @Nullable
        String person = switch (word) {
            case "csm" -> account.ownerEmail();
            case "manager" -> account.managerEmail();
            default -> word;
        };
        return person == null ? "pool" : person;
    }

    private StepDecision waitFor(Step.WaitFor wait, String because) {
        if (facts.happened(wait.event(), state) != null) {
            return new StepDecision.Pass(null, wait.event() + " has already come");
        }
        Instant until = Scheduler.limit(state, facts, wait.limit(), now);
        return until.isAfter(now)
                ? new StepDecision.Wait(until, because + "; waits for " + wait.event())
                : new StepDecision.Skip(Step.ELSE, wait.event() + " had not come by " + local(until));
    }

    private String local(Instant moment) {
        return LocalDate.ofInstant(moment, facts.account().zone()).toString();
    }
}
