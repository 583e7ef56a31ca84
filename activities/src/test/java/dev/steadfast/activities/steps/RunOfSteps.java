package dev.steadfast.activities.steps;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.commands.CommandDesk;
import dev.steadfast.store.events.EventIngest;
import dev.steadfast.store.events.IncomingEvent;
import dev.steadfast.store.tasks.TaskDesk;
import dev.steadfast.store.tasks.TaskQueries;
import dev.steadfast.store.tasks.TaskView;
import dev.steadfast.workflow.SettleCall;
import dev.steadfast.workflow.StepCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One enrolment; its steps are performed when the test says so, however far away they are due. */
record RunOfSteps(Steps steps, String account, String enrolment) {

    CadenceState state() {
        return CoreJson.read(
                steps.jdbc()
                        .sql("select checkpoint from enrolment where id = ?")
                        .param(enrolment)
                        .query(String.class)
                        .single(),
                CadenceState.class);
    }

    int epoch() {
        return steps.jdbc()
                .sql("select epoch from enrolment where id = ?")
                .param(enrolment)
                .query(Integer.class)
                .single();
    }

    /** The call that the engine would make now. */
    StepCall call() {
        CadenceState state = state();
        return new StepCall(enrolment, epoch(), String.valueOf(state.step()), state.turn(), state.applied());
    }

    /** Performs the pending step. */
    StepResult perform() {
        return perform(call());
    }

    StepResult perform(StepCall call) {
        return steps.bean(StepPerformer.class).perform(call);
    }

    /** Performs the pending steps up to that one, and it too. */
    StepResult performThrough(String step) {
        while (!step.equals(state().step())) {
            perform();
        }
        return perform();
    }

    /** Folds everything that has come in. */
    StepResult settle() {
        long newest = steps.jdbc()
                .sql("select last_seq from enrolment where id = ?")
                .param(enrolment)
                .query(Long.class)
                .single();
        return steps.bean(Settler.class).settle(new SettleCall(enrolment, epoch(), newest));
    }

    void ask(Command command, @Nullable String note) {
        steps.bean(CommandDesk.class).submit(enrolment, command, "ana", note, null);
        settle();
    }

    void happens(String event) {
        happened(event, null);
    }

    /** An event comes in that happened then; null for now. */
    void happened(String event, @Nullable Instant at) {
        steps.bean(EventIngest.class)
                .ingest(List.of(new IncomingEvent(UUID.randomUUID().toString(), event, account, at, Map.of())));
        settle();
    }

    List<TaskView> tasks() {
        return steps.bean(TaskQueries.class).list(new TaskQueries.Filter(null, null, account), null, 100).stream()
                .map(task -> task.task())
                .toList();
    }

    TaskView onlyTask() {
        List<TaskView> all = tasks();
        if (all.size() != 1) {
            throw new AssertionError("expected one task, found " + all);
        }
        return all.getFirst();
    }

    TaskView taskOf(String assignee) {
        return tasks().stream()
                .filter(task -> task.assignee().equals(assignee))
                .findFirst()
                .orElseThrow(() -> new AssertionError(assignee + " has none of " + tasks()));
    }

    void complete(TaskView task, @Nullable String outcome) {
        steps.bean(TaskDesk.class).complete(task.id(), outcome, null, "ana");
        settle();
    }

    /** What the ledger holds: {@code step/occurrence/slot recipient state}, in order. */
    List<String> ledger() {
        return steps.jdbc().sql("""
                        select step || '/' || occurrence || '/' || slot || ' ' || recipient || ' ' || state from touch
                         where enrolment = ? order by step, occurrence, slot
                        """).param(enrolment).query(String.class).list();
    }

    /** What the timeline says about a step, a command or an event: {@code outcome: reason}, in order. */
    List<String> journal(String stepOrKind) {
        return steps.jdbc()
                .sql("""
                        select outcome || ': ' || coalesce(reason, '') from journal
                         where enrolment = :run and (step = :word or kind = :word) order by id
                        """)
                .param("run", enrolment)
                .param("word", stepOrKind)
                .query(String.class)
                .list();
    }
}
