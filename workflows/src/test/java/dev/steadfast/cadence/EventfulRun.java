package dev.steadfast.cadence;

import dev.steadfast.account.Account;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Drives a run through a {@link Scenario}: people, customers, outages and the clock get in its way, then leave it alone. */
final class EventfulRun {

    private static final int MANY = 5_000;

    /** Everything that can get in the way, each with a number of the scenario's choices. */
    private interface Mischief {
        void happen();
    }

    private final RunInMemory run;
    private final Deque<Integer> choices;
    private final List<Mischief> mischiefs;
    private final List<Input.Numbered> delivered = new ArrayList<>();
    private boolean movedZone;

    EventfulRun(Scenario scenario) {
        Playbook playbook = Story.playbook(scenario.yaml());
        run = new RunInMemory(playbook, scenario.account(), scenario.begins());
        choices = new ArrayDeque<>(scenario.choices());
        run.watch((before, input, seq, after) -> {
            if (input instanceof Input.Numbered numbered) {
                delivered.add(numbered);
            }
        });
        mischiefs = List.of(
                () -> run.ask(new Command.Pause(run.now())),
                () -> run.ask(new Command.Resume(run.now())),
                () -> run.ask(new Command.Skip(null, run.now())),
                () -> run.deliver(new Command.Skip(anyStep().id(), run.now())),
                this::answer,
                () -> run.deliver(new Command.CompleteTask(anyStep().id(), "maybe", null, run.now())),
                () -> happens(2),
                () -> happens(3),
                () -> happens(6),
                () -> happens(PlaybookWriter.EVENTS.size()),
                () -> run.ask(new Command.Snooze(null, run.now().plus(Duration.ofHours(7L * choice())))),
                () -> run.ask(
                        new Command.Reschedule(run.state().anchor().plus(Duration.ofDays(choice() - 15L)), run.now())),
                () -> run.ask(new Command.Replan()),
                () -> run.ask(new Command.Escalate(run.now())),
                this::goAway,
                () -> run.holdSending(true),
                () -> run.holdSending(false),
                () -> run.deliver(new Command.MoveClock(
                        run.state().offset() + Duration.ofHours(choice()).toMillis())),
                this::deliverAgain,
                this::workerIsDown,
                this::workerIsDown,
                this::moveAway);
    }

    RunInMemory run() {
        return run;
    }

    boolean movedZone() {
        return movedZone;
    }

    /** Goes on until the run has finished. */
    void play() {
        for (int i = 0; i < MANY; i++) {
            boolean leftAlone = choices.isEmpty();
            int choice = choice();
            if (choice > 0 && choice <= mischiefs.size()) {
                mischiefs.get(choice - 1).happen();
            }
            switch (run.next()) {
                case Decision.Finish ignored -> {
                    return;
                }
                case Decision.Plan ignored -> run.plan();
                case Decision.SleepUntil sleep -> run.sleepUntil(leftAlone ? sleep.due() : someWayTo(sleep.due()));
                case Decision.Perform ignored -> perform();
                case Decision.Await ignored -> {
                    if (leftAlone) {
                        run.holdSending(false);
                        run.ask(new Command.Resume(run.now()));
                        run.happens("contract.dispute_closed");
                    } else {
                        run.sleepUntil(run.now().plus(Duration.ofHours(1 + choice())));
                    }
                }
            }
        }
        throw new AssertionError("The run does not end: " + run.state());
    }

    private int choice() {
        return choices.isEmpty() ? 0 : choices.removeFirst();
    }

    private Instant someWayTo(Instant due) {
        Instant moment = run.now().plus(Duration.ofHours(1 + 3L * choice()));
        return moment.isBefore(due) ? moment : due;
    }

    private void perform() {
        int twist = choice();
        if (twist == 38) {
            run.performWithTrouble();
        } else if (twist == 39) {
            run.fold(StepResult.of(run.state().step(), StepResult.Kind.STALE, null, run.now()));
        } else {
            run.perform();
        }
    }

    private Step anyStep() {
        List<Step> steps = new ArrayList<>();
        run.playbook().outline().all().forEach(steps::add);
        return steps.get(choice() % steps.size());
    }

    private void happens(int among) {
        run.happens(PlaybookWriter.EVENTS.get(choice() % among), Map.of("amount", choice()));
    }

    private void answer() {
        String step = run.state().step();
        if (step == null) {
            return;
        }
        switch (run.playbook().outline().step(step)) {
            case Wait.Task task ->
                answer(step, List.copyOf(new TreeSet<>(task.outcomes().keySet())), null);
            case Wait.Approval approval ->
                answer(
                        step,
                        List.of(Wait.Approval.APPROVED, Wait.Approval.APPROVED, Wait.Approval.REFUSED),
                        approval.by().get(choice() % approval.by().size()));
            default -> {
                // nobody is asked
            }
        }
    }

    private void answer(String step, List<String> outcomes, String who) {
        String outcome = outcomes.isEmpty() ? null : outcomes.get(choice() % outcomes.size());
        run.deliver(new Command.CompleteTask(step, outcome, who, run.now()));
    }

    private void goAway() {
        switch (choice() % 8) {
            case 0 -> run.ask(new Command.Cancel(run.now()));
            case 1 -> run.ask(new Command.Supersede("other", run.now()));
            default -> run.happens("milestone.b", Map.of("amount", 12));
        }
    }

    private void deliverAgain() {
        if (!delivered.isEmpty()) {
            int seq = choice() % delivered.size();
            run.redeliver(seq + 1, delivered.get(seq));
        }
    }

    private void workerIsDown() {
        run.sleepUntil(run.now().plus(Duration.ofHours(6L * choice())));
    }

    private void moveAway() {
        movedZone = true;
        Account account = run.facts().customer();
        String zone = Scenario.ZONES.get(choice() % Scenario.ZONES.size());
        run.change(AnAccount.acme()
                .called(account.id())
                .in(zone)
                .worth(account.arr() == null ? null : account.arr().toString())
                .withContractFrom(account.contractStart().toString())
                .build());
    }
}
