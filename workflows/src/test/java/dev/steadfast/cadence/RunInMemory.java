package dev.steadfast.cadence;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run without an engine: it owns a clock and a world, and everything else is the core's. */
public final class RunInMemory implements RunUnderTest {

    /** Above what any run needs to settle at one moment. */
    private static final int MANY = 5_000;

    /** Sees every fold. */
    public interface Watcher {
        void folded(CadenceState before, Input input, long seq, CadenceState after);
    }

    /** Sees every decision, before anything is done about it. */
    public interface Witness {
        void decided(Step step, CadenceState state, Facts facts, StepDecision decision, Instant now);
    }

    private final Playbook playbook;
    private final Map<String, Happening> events = new HashMap<>();
    private final List<Entry> journal = new ArrayList<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private Account account;
    private Instant now;
    private final Map<String, Object> enrolledBy;
    private Engagement engagement = Engagement.UNTRACKED;
    private Map<String, Contacted> contacted = Map.of();
    private @Nullable String quietedBy;
    private boolean sendingHeld;
    private @Nullable Permissions permissions;
    private long seq;
    private CadenceState state;

    /** A run that begins at {@code now}. */
    public RunInMemory(Playbook playbook, Account account, Instant now) {
        this(playbook, account, now, Map.of());
    }

    /** A run that an event with this data begins, {@code now}. */
    public RunInMemory(Playbook playbook, Account account, Instant now, Map<String, Object> enrolledBy) {
        this.enrolledBy = EventData.plain(enrolledBy);
        this.playbook = playbook;
        this.account = account;
        this.now = now;
        this.state = Enrolment.begin(playbook, facts(), now, null, 0);
    }

    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    public void witness(Witness witness) {
        witnesses.add(witness);
    }

    public Playbook playbook() {
        return playbook;
    }

    /** What an activity would gather, now. */
    public Facts facts() {
        return Facts.of(new AccountFacts(account, zone(), now, BigDecimal.valueOf(10_000)))
                .withEvents(events)
                .withEnrolledBy(enrolledBy)
                .withEngagement(engagement)
                .withContacted(contacted)
                .withQuietedBy(quietedBy)
                .withSendingHeld(sendingHeld)
                .withPermissions(permissions == null ? AnAccount.everybodyAgreed(account) : permissions);
    }

    /** Who may be written to from now on. */
    public void permissions(Permissions given) {
        permissions = given;
    }

    /** The account as it is from now on. */
    public void change(Account changed) {
        account = changed;
    }

    /** How the customer has reacted to the messages, as of now. */
    public void engagement(Engagement reactions) {
        engagement = reactions;
    }

    /** Who has been written to by other playbooks, as of now. */
    public void contacted(Map<String, Contacted> lately) {
        contacted = lately;
    }

    /** The playbook that quiets this one from now on; null for none. */
    public void quietedBy(@Nullable String other) {
        quietedBy = other;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of(account.timeZone());
    }

    @Override
    public CadenceState state() {
        return state;
    }

    @Override
    public List<Entry> journal() {
        return journal;
    }

    @Override
    public void advanceTo(Instant moment) {
        for (int i = 0; i < MANY; i++) {
            switch (next()) {
                case Decision.Plan ignored -> plan();
                case Decision.Perform ignored -> perform();
                case Decision.SleepUntil sleep when !sleep.due().isAfter(moment) -> now = sleep.due();
                default -> {
                    now = moment.isAfter(now) ? moment : now;
                    return;
                }
            }
        }
        throw new AssertionError("The run does not settle: " + state);
    }

    /** What the run would do now. */
    public Decision next() {
        return Interpreter.next(state, now);
    }

    /** Only the clock goes on. */
    public void sleepUntil(Instant moment) {
        now = moment;
    }

    public void plan() {
        Due due = Scheduler.schedule(playbook, state, facts(), now);
        fold(StepResult.of(state.step(), StepResult.Kind.PLANNED, null, now).dueAt(due));
    }

    /** Does the pending step as an activity would, and folds what became of it. */
    public StepResult perform() {
        StepDecision decision = decide();
        return conclude(decision, decision.result(state.step(), now));
    }

    /** The same, but a message that would leave cannot: a person has to look at it. */
    public StepResult performWithTrouble() {
        StepDecision decision = decide();
        return conclude(
                decision,
                decision instanceof StepDecision.Send
                        ? StepResult.of(state.step(), StepResult.Kind.PARKED, null, now)
                        : decision.result(state.step(), now));
    }

    public StepDecision decide() {
        StepDecision decision = Decider.decide(playbook, state, facts(), now);
        Step step = playbook.outline().step(state.step());
        witnesses.forEach(witness -> witness.decided(step, state, facts(), decision, now));
        return decision;
    }

    private StepResult conclude(StepDecision decision, StepResult bare) {
        Step step = playbook.outline().step(state.step());
        journal.add(new Entry(now, step.id(), step.kind(), bare.kind(), decision.concerns(), decision.reason()));
        CadenceState after = Interpreter.fold(playbook, state, bare);
        StepResult result = bare;
        if (after.needsPlanning()) {
            Due due = Scheduler.schedule(playbook, after, facts(), now);
            result = bare.dueAt(due);
        }
        fold(result);
        return result;
    }

    public void fold(StepResult result) {
        CadenceState before = state;
        state = Interpreter.fold(playbook, state, result);
        watchers.forEach(watcher -> watcher.folded(before, result, 0, state));
    }

    /** The next row, delivered. */
    public void deliver(Input.Numbered input) {
        seq++;
        CadenceState before = state;
        state = Interpreter.fold(playbook, state, seq, input);
        watchers.forEach(watcher -> watcher.folded(before, input, seq, state));
        if (state.offset() != before.offset()) {
            now = now.plusMillis(state.offset() - before.offset());
        }
    }

    /** A row that was delivered before, once more. */
    public void redeliver(long oldSeq, Input.Numbered input) {
        state = Interpreter.fold(playbook, state, oldSeq, input);
    }

    @Override
    public void happens(String event, Map<String, Object> data) {
        hears(event, data, now);
    }

    /** An event comes in now that happened then. */
    public void hears(String event, Map<String, Object> data, Instant at) {
        String key = Enrolment.key(playbook, enrolledBy).orElse(null);
        if (!Enrolment.concerns(playbook, key, data)) {
            return;
        }
        events.merge(event, new Happening(at, data), Happening::later);
        List<String> means = playbook.means(event, new RunFacts(playbook, state, facts(), null).withInput(data));
        if (!means.isEmpty()) {
            deliver(new Input.Event(event, at, means));
        }
    }

    @Override
    public Optional<String> ask(Command command) {
        Optional<String> refusal = CommandRules.refusal(playbook, state, command);
        if (refusal.isEmpty()) {
            deliver(command);
        }
        return refusal;
    }

    @Override
    public void holdSending(boolean held) {
        sendingHeld = held;
        if (!held && state.held()) {
            deliver(new Command.Release());
        }
    }
}
