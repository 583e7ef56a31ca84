package dev.steadfast.workflow;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.CommandRules;
import dev.steadfast.cadence.Decision;
import dev.steadfast.cadence.Input;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Playbook;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The shell of every playbook's runs; the workflow type is the playbook's name. Handlers only enqueue; the main loop
 * alone folds, one input at a time, in sequence. It computes no calendar and evaluates no condition: activities do, and
 * their results are in the history.
 */
public final class CadenceWorkflow implements DynamicWorkflow, CadenceRun {

    private static final Duration LONGEST_STEP = Duration.ofMinutes(2);

    private static final Duration LONGEST_SETTLEMENT = Duration.ofSeconds(10);

    /** Database trouble and lost workers are outlived, however long they last. */
    private static final RetryOptions WITHOUT_LIMIT = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofMillis(500))
            .setMaximumInterval(Duration.ofMinutes(5))
            .build();

    /** The same for a local activity, which is not tried again at all unless it says how often: its run would fail. */
    private static final RetryOptions LOCALLY_WITHOUT_LIMIT = RetryOptions.newBuilder(WITHOUT_LIMIT)
            .setMaximumAttempts(Integer.MAX_VALUE)
            .build();

    private final PlaybookLibrary library;
    private final RunStart start;
    private final int longestHistory;
    private final Duration longestStep;
    private final Queue<Delivery> inbox = new ArrayDeque<>();
    private final Map<Long, String> refusals = new HashMap<>();
    private CadenceState state;
    private long answered;
    private boolean fenced;

    /**
     * A run that stands where its start says.
     *
     * @param arguments one {@link RunStart}
     * @param longestHistory events after which it continues as new, besides when the server suggests it
     */
    public CadenceWorkflow(PlaybookLibrary library, EncodedValues arguments, int longestHistory) {
        this(library, arguments, longestHistory, LONGEST_STEP);
    }

    /**
     * The same, with a time after which a step counts as lost with its worker.
     *
     * @param longestStep above the touch ledger's deadline, so that a retry never overlaps a send that may still be
     *     under way
     */
    public CadenceWorkflow(PlaybookLibrary library, EncodedValues arguments, int longestHistory, Duration longestStep) {
        this.longestStep = longestStep;
        this.library = library;
        this.start = arguments.get(0, RunStart.class);
        this.longestHistory = longestHistory;
        this.state = start.state();
        this.answered = state.applied();
    }

    /** How the run ended: the enrolment's outcome. */
    @Override
    public @Nullable Object execute(EncodedValues arguments) {
        Playbook playbook = library.playbook(start.hash());
        Optional<String> outcome = Optional.empty();
        // what came during the last settlement is answered as well: somebody waits for it
        while ((outcome.isEmpty() || !inbox.isEmpty()) && !fenced) {
            if (foldInbox(playbook)) {
                settle(playbook);
            }
            answered = state.applied();
            if (isTimeToContinueAsNew()) {
                Workflow.continueAsNew(new RunStart(start.enrolment(), start.epoch(), start.hash(), state));
            }
            outcome = fenced ? Optional.empty() : advance(playbook);
        }
        Workflow.await(Workflow::isEveryHandlerFinished);
        return outcome.orElse("fenced");
    }

    private Optional<String> advance(Playbook playbook) {
        switch (Interpreter.next(state, now())) {
            case Decision.Finish finish -> {
                return Optional.of(finish.outcome());
            }
            case Decision.Perform perform -> perform(playbook, perform.step());
            case Decision.Plan ignored -> settle(playbook);
            case Decision.Await await -> {
                Workflow.setCurrentDetails("Nothing is done while the enrolment is " + await.what());
                Workflow.await(() -> !inbox.isEmpty() || isTimeToContinueAsNew());
            }
            case Decision.SleepUntil sleep -> sleepUntil(playbook, sleep.due());
        }
        return Optional.empty();
    }

    private void perform(Playbook playbook, String step) {
        var activity = Workflow.newActivityStub(
                StepActivity.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(longestStep)
                        .setRetryOptions(WITHOUT_LIMIT)
                        .setSummary(Labels.of(playbook.outline().step(step)))
                        .build());
        StepResult result =
                activity.perform(new StepCall(start.enrolment(), start.epoch(), step, state.turn(), state.applied()));
        take(playbook, result);
        if (result.kind() == StepResult.Kind.STALE) {
            // what made it stale is a stored row, so it is on its way
            Workflow.await(() -> !inbox.isEmpty());
        }
    }

    private void settle(Playbook playbook) {
        var activity = Workflow.newLocalActivityStub(
                SettleActivity.class,
                LocalActivityOptions.newBuilder()
                        .setStartToCloseTimeout(LONGEST_SETTLEMENT)
                        .setRetryOptions(LOCALLY_WITHOUT_LIMIT)
                        .build());
        take(playbook, activity.settle(new SettleCall(start.enrolment(), start.epoch(), state.applied())));
    }

    private void take(Playbook playbook, StepResult result) {
        fenced = result.kind() == StepResult.Kind.FENCED;
        state = Interpreter.fold(playbook, state, result);
    }

    /** Sleeps until the moment or until there is something else to do, and leaves no timer behind. */
    private void sleepUntil(Playbook playbook, Instant due) {
        String label = state.step() == null ? "" : Labels.of(playbook.outline().step(state.step()));
        Workflow.setCurrentDetails((state.waiting() ? "Waits in " : "Next: ") + label + ", " + due);
        var timer = new AtomicReference<Promise<Void>>();
        CancellationScope scope = Workflow.newCancellationScope(() -> timer.set(Workflow.newTimer(
                Duration.between(now(), due),
                TimerOptions.newBuilder().setSummary(state.step()).build())));
        scope.run();
        Workflow.await(() -> !inbox.isEmpty() || timer.get().isCompleted() || isTimeToContinueAsNew());
        if (!timer.get().isCompleted()) {
            scope.cancel("something else came first");
        }
    }

    /** Folds what has come in; true when there is something to store. */
    private boolean foldInbox(Playbook playbook) {
        boolean changed = false;
        while (!inbox.isEmpty()) {
            Delivery delivery = inbox.remove();
            if (delivery.input() instanceof Command command && delivery.seq() > state.applied()) {
                CommandRules.refusal(playbook, state, command)
                        .ifPresent(reason -> refusals.put(delivery.seq(), reason));
            }
            CadenceState before = state;
            state = Interpreter.fold(playbook, state, delivery.seq(), delivery.input());
            changed |= mustBeStored(before, delivery.input());
        }
        return changed;
    }

    /** A moved clock is stored with the next step: a million runs need not be written because time passes. */
    private boolean mustBeStored(CadenceState before, Input.Numbered input) {
        return switch (input) {
            case Command.MoveClock ignored -> false;
            case Command ignored -> state.applied() != before.applied();
            case Input.Event ignored -> !state.sameButForApplied(before);
        };
    }

    private boolean isTimeToContinueAsNew() {
        boolean isLong = Workflow.getInfo().isContinueAsNewSuggested()
                || Workflow.getInfo().getHistoryLength() >= longestHistory;
        return isLong && !state.isFinished() && !fenced && inbox.isEmpty() && Workflow.isEveryHandlerFinished();
    }

    private Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis() + state.offset());
    }

    @Override
    public Answer command(Delivery delivery) {
        inbox.add(delivery);
        Workflow.await(() -> answered >= delivery.seq() || fenced);
        String reason = refusals.remove(delivery.seq());
        return new Answer(reason == null && !fenced, reason);
    }

    @Override
    public void validateCommand(Delivery delivery) {
        if (!isMeantForThisRun(delivery)) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "This run serves enrolment " + start.enrolment() + ", epoch " + start.epoch() + ", not "
                            + delivery.enrolment() + ", epoch " + delivery.epoch(),
                    "wrong-run");
        }
    }

    @Override
    public void input(Delivery delivery) {
        if (isMeantForThisRun(delivery)) {
            inbox.add(delivery);
        }
    }

    @Override
    public Status status() {
        return new Status(start.enrolment(), start.epoch(), state);
    }

    private boolean isMeantForThisRun(Delivery delivery) {
        return start.enrolment().equals(delivery.enrolment()) && start.epoch() == delivery.epoch();
    }
}
