package dev.steadfast.store.folding;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.Input;
import dev.steadfast.cadence.People;
import dev.steadfast.store.journal.Journal;
import dev.steadfast.store.runs.InputRow;
import dev.steadfast.store.runs.InputStore;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.tasks.NewTask;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskStore;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what an input did to its run: a line for people, and the tasks that it opens, completes or makes needless. */
@Component
class InputRecorder {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final TaskStore tasks;
    private final Journal journal;

    InputRecorder(TaskStore tasks, Journal journal) {
        this.tasks = tasks;
        this.journal = journal;
    }

    /** Records an input that was not refused. */
    void record(Run run, InputRow row, CadenceState before, CadenceState after) {
        switch (row.input()) {
            case Command command -> obeyed(run, row, command, before);
            case Input.Event event
            when !after.sameButForApplied(before) ->
                write(run, row, answered(before, after), event.event(), meaning(run, before, after));
            case Input.Event ignored -> {
                // it changed nothing: the event itself is on record
            }
        }
        if (before.waiting() && !(after.waiting() && Objects.equals(before.step(), after.step()))) {
            tasks.cancelWaiting(run.enrolment(), row.by(), row.at());
        }
    }

    /** Records that what is to come was planned anew, where that has moved anything. */
    void replanned(Run run, InputRow row, CadenceState before, CadenceState after) {
        Instant was = before.due();
        Instant is = after.due();
        if (was != null && is != null && !was.equals(is) && Objects.equals(before.step(), after.step())) {
            write(
                    run,
                    row,
                    after.step(),
                    "replan",
                    text("moved from " + local(run, was) + " to " + local(run, is), row));
        }
    }

    /** The step that the event answered, if any. */
    private static @Nullable String answered(CadenceState before, CadenceState after) {
        String step = before.step();
        return before.waiting()
                        && step != null
                        && !Objects.equals(
                                before.steps().get(step), after.steps().get(step))
                ? step
                : null;
    }

    private static String meaning(Run run, CadenceState before, CadenceState after) {
        List<String> meanings = new ArrayList<>();
        if (answered(before, after) != null) {
            meanings.add("what the playbook waited for");
        }
        if (before.goalAt() == null && after.goalAt() != null) {
            meanings.add("goal reached");
        }
        if (after.suspended() != before.suspended() && !after.isFinished()) {
            meanings.add(after.suspended() ? "rests until " + until(run) : "goes on");
        }
        if (after.outcome() != null) {
            meanings.add("the playbook ends: " + after.outcome());
        } else if (after.ending() != null && before.ending() == null) {
            meanings.add("the playbook ends after its last steps: " + after.ending());
        }
        return meanings.isEmpty() ? "kept for the step that waits for it" : String.join("; ", meanings);
    }

    private static String until(Run run) {
        var pause = run.playbook().pause();
        return pause == null ? "something else comes" : pause.until();
    }

    private void obeyed(Run run, InputRow row, Command command, CadenceState before) {
        switch (command) {
            case Command.MoveClock ignored -> {
                // time passes for everybody; nobody wants to read of it in every timeline
            }
            case Command.Replan ignored -> {
                // only worth a line where something moves, which planning finds out
            }
            case Command.CompleteTask complete -> {
                tasks.complete(run.enrolment(), row.id(), complete.outcome(), row.note(), row.by(), row.at());
                String answer = text(complete.who(), complete.outcome(), row.note());
                write(run, row, complete.step(), kind(run, complete.step()), answer);
            }
            case Command.Skip ignored ->
                write(run, row, before.step(), "skip", text("left out by " + row.by(), row.note()));
            case Command.Snooze snooze ->
                write(run, row, before.step(), "snooze", text("put off until " + local(run, snooze.until()), row));
            case Command.Reschedule move ->
                write(run, row, null, "reschedule", text("day 0 is now " + local(run, move.anchor()), row));
            case Command.Supersede supersede ->
                write(run, row, null, "supersede", text("makes room for " + supersede.by(), row));
            case Command.Escalate ignored -> escalate(run, row);
            case Command other -> write(run, row, null, InputStore.type(other), row.note());
        }
    }

    private void escalate(Run run, InputRow row) {
        String manager = new People(run.factsAt(row.at())).behind("manager");
        String title = "Escalated by " + row.by() + ": " + run.account().name() + ", "
                + run.playbook().title();
        tasks.open(NewTask.of(
                        run.account().id(),
                        NewTask.Origin.command(run.enrolment(), row.id()),
                        TaskKind.ESCALATION,
                        title,
                        manager,
                        row.at())
                .urgently(true)
                .saying(row.note()));
        write(run, row, null, "escalate", text("to " + manager, row));
    }

    private static String kind(Run run, String step) {
        return run.playbook().outline().find(step).map(found -> found.kind()).orElse("task");
    }

    private static @Nullable String text(@Nullable String... parts) {
        String text = Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(": "));
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String text(String what, InputRow row) {
        return text(what, row.note());
    }

    private static String local(Run run, Instant moment) {
        return LOCAL.format(moment.atZone(run.factsAt(moment).account().zone()));
    }

    private void write(Run run, InputRow row, @Nullable String step, String kind, @Nullable String reason) {
        journal.write(new Journal.Line(
                run.account().id(),
                run.enrolment(),
                run.published().name(),
                step,
                kind,
                "done",
                reason,
                null,
                row.by(),
                row.at()));
    }
}
