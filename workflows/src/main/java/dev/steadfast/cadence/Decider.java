package dev.steadfast.cadence;

import dev.steadfast.account.Contact;
import dev.steadfast.calendar.Spread;
import dev.steadfast.condition.Verdict;
import dev.steadfast.playbook.Deed;
import dev.steadfast.playbook.Durations;
import dev.steadfast.playbook.Moment;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Step.Split.Arm;
import dev.steadfast.playbook.Touch;
import dev.steadfast.playbook.Wait;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what the pending step comes to, now. The same code serves production and every preview. */
public final class Decider {

    private final Playbook playbook;
    private final CadenceState state;
    private final Facts facts;
    private final Instant now;
    private final Step step;
    private final Governance governance;
    private final People people;

    private Decider(Playbook playbook, CadenceState state, Facts facts, Instant now) {
        this.playbook = playbook;
        this.state = state;
        this.facts = facts;
        this.now = now;
        this.step = playbook.outline().step(Objects.requireNonNull(state.step()));
        this.governance = new Governance(playbook, state, facts, now);
        this.people = new People(facts);
    }

    /** Decides about the pending step of {@code state}, which has one. */
    public static StepDecision decide(Playbook playbook, CadenceState state, Facts facts, Instant now) {
        return new Decider(playbook, state, facts, now).decide();
    }

    private StepDecision decide() {
        if (step instanceof Wait wait && state.waiting()) {
            return new StepDecision.Skip(wait.unanswered(), "no answer until " + local(now));
        }
        if (step instanceof Step.Repeat repeat && state.late()) {
            return over(repeat);
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
            case Touch touch -> governance.decide(touch, because);
            case Deed deed -> new StepDecision.Act(people.behind(deed.people()), because);
            case Wait.Task task -> task(task, because);
            case Wait.Approval approval -> approval(approval, because);
            case Wait.WaitFor wait -> waitFor(wait, because);
            case Step.Block block -> {
                Verdict verdict = block.condition().evaluate(known());
                yield new StepDecision.Pass(verdict.holds() ? Step.THEN : Step.ELSE, verdict.because());
            }
            case Step.Split split -> {
                Arm arm = arm(split);
                yield new StepDecision.Pass(arm.name(), arm.weight() + " of 100 accounts go this way: " + arm.name());
            }
            case Step.Repeat repeat -> repeat(repeat);
            case Step.Milestone milestone -> expect(milestone);
            case Step.Exit ignored -> new StepDecision.Pass(null, because);
        };
    }

    private Verdict guard() {
        var guard = step.frame().guard();
        return guard == null ? new Verdict(true, planned()) : guard.evaluate(known());
    }

    private RunFacts known() {
        Optional<Contact> contact = step instanceof Touch touch
                ? people.reachable(touch, playbook.purpose(touch)).to().stream()
                        .map(StepDecision.Recipient::contact)
                        .findFirst()
                : facts.customer().contacts().stream().findFirst();
        return new RunFacts(playbook, state, facts, contact.orElse(null));
    }

    private String planned() {
        return switch (step.frame().moment()) {
            case Moment.OnDay on -> "day " + on.day() + " of the playbook";
            case Moment.After after -> Durations.text(after.delay()) + " after the step above";
            case Moment.AtOnce ignored -> "follows the step above";
        };
    }

    /** Stable for the account: the same way however often it comes here. */
    private Arm arm(Step.Split split) {
        double share = 100
                * Spread.draw(facts.customer().id(), playbook.name() + "/" + split.id())
                        .share();
        int reached = 0;
        for (Arm arm : split.arms()) {
            reached += arm.weight();
            if (share < reached) {
                return arm;
            }
        }
        return split.arms().getLast();
    }

    private StepDecision repeat(Step.Repeat repeat) {
        Instant due = state.nominal() == null ? Objects.requireNonNullElse(state.due(), now) : state.nominal();
        return Scheduler.goesOn(state, facts.account().zone(), repeat, due)
                ? new StepDecision.Pass(Step.STEPS, "time " + (times(repeat) + 1))
                : over(repeat);
    }

    private StepDecision over(Step.Repeat repeat) {
        int times = times(repeat);
        return new StepDecision.Pass(null, "over after " + times + (times == 1 ? " time" : " times"));
    }

    private int times(Step.Repeat repeat) {
        CadenceState.Round round = state.rounds().get(repeat.id());
        return round == null ? 0 : round.times();
    }

    private StepDecision expect(Step.Milestone milestone) {
        Instant target = Scheduler.target(state, facts, milestone.byDay());
        Happening evidence = facts.happened(milestone.evidence(), state);
        Instant reached = evidence == null ? null : evidence.at();
        String expected = "expected by " + local(target) + " (" + milestone.evidence() + ")";
        return new StepDecision.Expect(
                target, reached, reached == null ? expected : expected + ", reached on " + local(reached));
    }

    private StepDecision task(Wait.Task task, String because) {
        Instant due = task.due() == null ? null : now.plus(task.due());
        Instant until = task.limit() == null ? null : Scheduler.limit(state, facts, task.limit(), now);
        if (until != null && !until.isAfter(now)) {
            return over(task, "the time for an answer was over on ", until);
        }
        return new StepDecision.OpenTask(people.behind(List.of(task.assignee())), due, until, because);
    }

    private StepDecision approval(Wait.Approval approval, String because) {
        Instant until = Scheduler.limit(state, facts, approval.limit(), now);
        return until.isAfter(now)
                ? new StepDecision.OpenTask(people.behind(approval.by()), until, until, because)
                : over(approval, "the time to decide was over on ", until);
    }

    private StepDecision waitFor(Wait.WaitFor wait, String because) {
        if (hasCome(wait)) {
            return new StepDecision.Pass(null, wait.event().on() + " has already come");
        }
        Instant until = Scheduler.limit(state, facts, wait.limit(), now);
        return until.isAfter(now)
                ? new StepDecision.Await(
                        until, because + "; waits for " + wait.event().on())
                : over(wait, wait.event().on() + " had not come by ", until);
    }

    private boolean hasCome(Wait.WaitFor wait) {
        Instant since = Awaited.since(playbook, state, wait, now);
        Instant met = state.met().get(wait.id());
        if (met != null && !met.isBefore(since)) {
            return true;
        }
        // what came between day 0 and the enrolment is known by its type alone
        Happening last =
                wait.event().when() == null ? facts.happened(wait.event().on(), state) : null;
        return last != null && !last.at().isBefore(since);
    }

    private StepDecision over(Wait wait, String what, Instant until) {
        return new StepDecision.Skip(wait.unanswered(), what + local(until));
    }

    private String local(@Nullable Instant moment) {
        return moment == null
                ? ""
                : LocalDate.ofInstant(moment, facts.account().zone()).toString();
    }
}
