package dev.steadfast.workflow;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountDraft;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Contacted;
import dev.steadfast.cadence.Decider;
import dev.steadfast.cadence.DeedValues;
import dev.steadfast.cadence.Due;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Happening;
import dev.steadfast.cadence.Input;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.cadence.RunFacts;
import dev.steadfast.cadence.RunUnderTest.Entry;
import dev.steadfast.cadence.Scheduler;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Deed;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The activities of a run over a database that is a few fields: the rules of the real ones, without their storage. */
final class DeskInMemory implements StepActivity, SettleActivity {

    private final Playbook playbook;
    private Account account;
    private final Supplier<Instant> wall;
    private final Map<String, Happening> events = new HashMap<>();
    private final Map<String, Contacted> contacted = new HashMap<>();
    private final List<Input.Numbered> rows = new ArrayList<>();
    private final List<Entry> journal = new ArrayList<>();
    private CadenceState checkpoint;
    private StepResult last;
    private int epoch = 1;
    private boolean sendingHeld;
    private Runnable duringSteps = () -> {};
    private Instant gone = Instant.MIN;
    private int vain;

    DeskInMemory(Playbook playbook, Account account, CadenceState checkpoint, Supplier<Instant> wall) {
        this.playbook = playbook;
        this.account = account;
        this.checkpoint = checkpoint;
        this.wall = wall;
    }

    /** Happens inside every step, after the deed and before its answer. */
    void duringSteps(Runnable work) {
        duringSteps = work;
    }

    /** Until then the database is gone: whoever asks for anything gets an error. */
    synchronized void goneUntil(Instant moment) {
        gone = moment;
    }

    /** How often it was asked for something while it was gone. */
    synchronized int vain() {
        return vain;
    }

    private void mustBeThere() {
        if (wall.get().isBefore(gone)) {
            vain++;
            throw new IllegalStateException("the database is gone");
        }
    }

    synchronized long store(Input.Numbered input) {
        rows.add(input);
        return rows.size();
    }

    /** What an event that comes in now means to the run. */
    synchronized List<String> happened(String event, Map<String, Object> data, Instant at) {
        events.put(event, new Happening(at, data));
        Facts known = known(at);
        return playbook.means(event, new RunFacts(playbook, checkpoint, known, null).withInput(data));
    }

    synchronized void hold(boolean held) {
        sendingHeld = held;
    }

    /** Another run serves the enrolment from now on. */
    synchronized void raiseEpoch() {
        epoch++;
    }

    synchronized CadenceState checkpoint() {
        return checkpoint;
    }

    synchronized List<Entry> journal() {
        return List.copyOf(journal);
    }

    static Facts facts(Account account, Map<String, Happening> events, boolean held, Instant now) {
        ZoneId zone = ZoneId.of(account.timeZone());
        return Facts.of(new AccountFacts(account, zone, now, BigDecimal.valueOf(10_000)))
                .withEvents(events)
                .withSendingHeld(held);
    }

    private Facts known(Instant now) {
        return facts(account, events, sendingHeld, now).withContacted(contacted);
    }

    private void wroteTo(String address, Touch touch, Instant now) {
        Contacted before = contacted.getOrDefault(address, Contacted.at(null, null));
        List<Instant> letters = new ArrayList<>(before.lifecycle());
        if (playbook.purpose(touch) == Playbook.Purpose.LIFECYCLE) {
            letters.add(now);
        }
        contacted.put(address, new Contacted(letters, touch instanceof Touch.Survey ? now : before.survey()));
    }

    @Override
    public StepResult perform(StepCall call) {
        StepResult result;
        synchronized (this) {
            result = performAlone(call);
        }
        duringSteps.run();
        return result;
    }

    private StepResult performAlone(StepCall call) {
        mustBeThere();
        if (call.epoch() != epoch) {
            return StepResult.of(call.step(), StepResult.Kind.FENCED, null, wall.get());
        }
        if (checkpoint.turn() != call.turn()) {
            return last;
        }
        if (rows.size() > call.applied()) {
            return StepResult.of(call.step(), StepResult.Kind.STALE, null, wall.get());
        }
        CadenceState state = folded(call.applied());
        Instant now = wall.get().plusMillis(state.offset());
        Facts facts = known(now);
        StepDecision decision = Decider.decide(playbook, state, facts, now);
        StepResult result = decision.result(call.step(), now);
        Step step = playbook.outline().step(call.step());
        String reason = decision.reason();
        if (decision instanceof StepDecision.Act && step instanceof Deed.SetAttributes set) {
            reason = set(set, state, facts);
        }
        journal.add(new Entry(now, step.id(), step.kind(), result.kind(), decision.concerns(), reason));
        if (decision instanceof StepDecision.Send send && step instanceof Touch touch) {
            send.to().forEach(recipient -> wroteTo(recipient.address(), touch, now));
        }
        last = planned(state, result, known(now), now);
        checkpoint = Interpreter.fold(playbook, state, last);
        return last;
    }

    private String set(Deed.SetAttributes set, CadenceState state, Facts facts) {
        Map<String, Object> values = DeedValues.attributes(
                DeedValues.written(set.with(), DeedValues.facts(playbook, state, facts, null, Map.of())));
        AccountDraft draft = new AccountDraft(account.id());
        values.forEach(draft::setCustom);
        account = draft.onto(account, zone -> LocalDate.EPOCH);
        return DeedValues.said(values);
    }

    private StepResult planned(CadenceState state, StepResult result, Facts facts, Instant now) {
        CadenceState after = Interpreter.fold(playbook, state, result);
        if (!after.needsPlanning()) {
            return result;
        }
        Due due = Scheduler.schedule(playbook, after, facts, now);
        return result.dueAt(due);
    }

    private CadenceState folded(long applied) {
        CadenceState state = checkpoint;
        for (long seq = state.applied() + 1; seq <= applied; seq++) {
            state = Interpreter.fold(playbook, state, seq, rows.get((int) seq - 1));
        }
        return state;
    }

    private static Due plan(CadenceState state) {
        return state.due() == null ? null : new Due(state.due(), state.late(), state.nominal());
    }

    @Override
    public synchronized StepResult settle(SettleCall call) {
        mustBeThere();
        if (call.epoch() != epoch) {
            return StepResult.of("", StepResult.Kind.FENCED, null, wall.get());
        }
        checkpoint = folded(call.applied());
        Instant now = wall.get().plusMillis(checkpoint.offset());
        String step = checkpoint.step() == null ? "" : checkpoint.step();
        StepResult plan =
                StepResult.of(step, StepResult.Kind.PLANNED, null, now).dueAt(plan(checkpoint));
        if (checkpoint.needsPlanning()) {
            Due due = Scheduler.schedule(playbook, checkpoint, known(now), now);
            plan = plan.dueAt(due);
            checkpoint = Interpreter.fold(playbook, checkpoint, plan);
        }
        return plan;
    }
}
