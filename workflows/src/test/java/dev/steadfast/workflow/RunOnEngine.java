package dev.steadfast.workflow;

import dev.steadfast.account.Account;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.Decision;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Input;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.cadence.RunUnderTest;
import dev.steadfast.playbook.Playbook;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A run on the time-skipping engine, with activities over a database in memory. */
final class RunOnEngine implements RunUnderTest, AutoCloseable {

    static final String QUEUE = "test";
    static final String HASH = "0123456789abcdef0123";
    static final String ENROLMENT = "e_0123456789abcdef";

    private final Account account;
    private final DeskInMemory desk;
    private final TestWorkflowEnvironment engine;
    private final WorkflowStub run;

    RunOnEngine(Playbook playbook, Account account, Instant begins, int longestHistory) {
        this(playbook, account, begins, longestHistory, hash -> playbook);
    }

    RunOnEngine(Playbook playbook, Account account, Instant begins, int longestHistory, PlaybookLibrary library) {
        this(
                playbook,
                account,
                longestHistory,
                library,
                TestEnvironmentOptions.newBuilder().setInitialTime(begins).build());
    }

    /** A run that begins now, on an engine that skips no time: its playbook has to be one of seconds. */
    static RunOnEngine inRealTime(Playbook playbook, Account account, int longestHistory) {
        return new RunOnEngine(
                playbook,
                account,
                longestHistory,
                hash -> playbook,
                TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build());
    }

    private RunOnEngine(
            Playbook playbook,
            Account account,
            int longestHistory,
            PlaybookLibrary library,
            TestEnvironmentOptions options) {
        this.account = account;
        engine = TestWorkflowEnvironment.newInstance(options);
        Instant now = now();
        CadenceState state = Enrolment.begin(playbook, DeskInMemory.facts(account, Map.of(), false, now), now, null, 0);
        desk = new DeskInMemory(playbook, account, state, this::now);
        Worker worker = engine.newWorker(QUEUE);
        register(worker, library, longestHistory);
        worker.registerActivitiesImplementations(desk);
        engine.start();
        run = engine.getWorkflowClient()
                .newUntypedWorkflowStub(
                        playbook.name(),
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(playbook.name() + "/" + account.id())
                                .setTaskQueue(QUEUE)
                                .build());
        run.start(new RunStart(ENROLMENT, 1, HASH, state));
    }

    static void register(Worker worker, PlaybookLibrary library, int longestHistory) {
        worker.registerWorkflowImplementationFactory(
                CadenceWorkflow.class,
                arguments -> new CadenceWorkflow(library, arguments, longestHistory),
                WorkflowImplementationOptions.getDefaultInstance());
    }

    DeskInMemory desk() {
        return desk;
    }

    WorkflowStub stub() {
        return engine.getWorkflowClient()
                .newUntypedWorkflowStub(run.getExecution().getWorkflowId());
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(engine.currentTimeMillis());
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of(account.timeZone());
    }

    @Override
    public void advanceTo(Instant moment) {
        settle();
        Duration left = Duration.between(now(), moment);
        if (left.isPositive()) {
            engine.sleep(left);
        }
        settle();
    }

    /** Time passes, and nobody waits for the run. */
    void sleep(Duration time) {
        engine.sleep(time);
    }

    /** Until the run has done what is due, and the database knows what the run knows. */
    void settle() {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    CadenceState state = state();
                    boolean idle = !(Interpreter.next(state, now()) instanceof Decision.Perform)
                            && !(Interpreter.next(state, now()) instanceof Decision.Plan);
                    return idle && desk.checkpoint().turn() == state.turn();
                });
    }

    @Override
    public void happens(String event, Map<String, Object> data) {
        Input.Event input = new Input.Event(event, now(), desk.happened(event, data, now()));
        signal(desk.store(input), input);
        settle();
    }

    void signal(long seq, Input.Numbered input) {
        stub().signal("input", new Delivery(ENROLMENT, 1, seq, input));
    }

    @Override
    public Optional<String> ask(Command command) {
        long seq = desk.store(command);
        Answer answer = send(seq, command).join();
        settle();
        return Optional.ofNullable(answer.reason());
    }

    CompletableFuture<Answer> send(long seq, Command command) {
        WorkflowUpdateHandle<Answer> handle = stub().startUpdate(
                        UpdateOptions.newBuilder(Answer.class)
                                .setUpdateName("command")
                                .setUpdateId("c" + seq)
                                .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                                .build(),
                        new Delivery(ENROLMENT, 1, seq, command));
        return handle.getResultAsync();
    }

    @Override
    public void holdSending(boolean held) {
        desk.hold(held);
        if (!held && state().held()) {
            Command release = new Command.Release();
            signal(desk.store(release), release);
            settle();
        }
    }

    @Override
    public CadenceState state() {
        return stub().query("status", CadenceRun.Status.class).state();
    }

    @Override
    public List<Entry> journal() {
        return desk.journal();
    }

    String result() {
        return stub().getResult(String.class);
    }

    WorkflowExecutionHistory history() {
        return engine.getWorkflowClient()
                .fetchHistory(
                        run.getExecution().getWorkflowId(), run.getExecution().getRunId());
    }

    long count(EventType type) {
        return history().getHistory().getEventsList().stream()
                .map(HistoryEvent::getEventType)
                .filter(type::equals)
                .count();
    }

    @Override
    public void close() {
        engine.close();
    }
}
