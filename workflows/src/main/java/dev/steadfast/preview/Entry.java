package dev.steadfast.preview;

import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Deed;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import dev.steadfast.playbook.Wait;
import dev.steadfast.simulation.Foreseen;
import dev.steadfast.simulation.Noted;
import dev.steadfast.simulation.Simulated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a simulation foresees, for readers.
 *
 * @param playbook whose run it is; null for what came in
 * @param step null for what concerns the run as a whole
 * @param kind the YAML keyword of a step, or the type of an event or a command
 * @param what in words: {@code email "welcome"}
 * @param outcome as timelines say it: done, skipped, deferred, parked, failed
 * @param why null where there is no more to say than what
 */
public record Entry(
        Instant at,
        @Nullable String playbook,
        @Nullable String step,
        String kind,
        Look look,
        String what,
        String outcome,
        @Nullable String to,
        @Nullable String why) {

    /** What sort of thing it is to a reader. */
    public enum Look {
        /** The customer is written to. */
        TOUCH("message to the customer"),
        /** A person has something to do. */
        TASK("task for a person"),
        /** Something is done elsewhere, or noted. */
        DEED("done elsewhere"),
        /** The playbook goes one way or the other. */
        WAY("way taken"),
        /** Something came in. */
        INPUT("what came in");

        private final String words;

        Look(String words) {
            this.words = words;
        }

        /** For a legend. */
        public String words() {
            return words;
        }
    }

    /** Everything, by time; what came in stands before what follows from it. */
    static List<Entry> of(Preview preview) {
        List<Entry> entries = new ArrayList<>();
        preview.simulated().notes().forEach(note -> entries.add(of(note)));
        boolean isNamed = !preview.isOfOnePlaybook();
        List<Simulated.Run> runs = preview.simulated().runs();
        for (Simulated.Run run : runs) {
            boolean isSaidAtTheTop = run.equals(runs.getFirst()) && !isNamed;
            if (!isSaidAtTheTop && !run.begun().isBefore(preview.simulation().from())) {
                entries.add(begins(run));
            }
            Playbook playbook = run.playbook();
            run.steps()
                    .forEach(foreseen ->
                            entries.add(of(playbook, playbook.outline().step(foreseen.step()), foreseen, isNamed)));
        }
        entries.sort(Comparator.comparing(Entry::at));
        return entries;
    }

    private static Entry begins(Simulated.Run run) {
        String name = run.playbook().name();
        return new Entry(run.begun(), name, null, "enrol", Look.WAY, name + " begins", "done", null, run.because());
    }

    private static Entry of(Noted note) {
        return new Entry(
                note.at(),
                null,
                null,
                note.what(),
                Look.INPUT,
                note.what(),
                note.refused() ? "failed" : "done",
                null,
                note.refused() ? "refused: " + note.effect() : note.effect());
    }

    private static Entry of(Playbook playbook, Step step, Foreseen foreseen, boolean isNamed) {
        // a step that has begun to wait is done as far as a reader can see: its task is open
        boolean waits = foreseen.outcome() == StepResult.Kind.WAITING;
        return new Entry(
                foreseen.at(),
                playbook.name(),
                foreseen.step(),
                foreseen.kind(),
                look(step),
                (isNamed ? playbook.name() + ": " : "") + what(step),
                waits ? StepResult.Kind.DONE.word() : foreseen.outcome().word(),
                foreseen.to(),
                foreseen.reason());
    }

    /** Titles and names in quotes; whom it goes to is said elsewhere. */
    private static String what(Step step) {
        return switch (look(step)) {
            case WAY -> step.kind() + " " + Plain.text(step.subject());
            default ->
                step instanceof Deed.Escalate ? step.kind() : step.kind() + " \"" + Plain.text(step.subject()) + "\"";
        };
    }

    private static Look look(Step step) {
        return switch (step) {
            case Touch ignored -> Look.TOUCH;
            case Wait.WaitFor ignored -> Look.WAY;
            case Wait ignored -> Look.TASK;
            case Step.Block ignored -> Look.WAY;
            case Step.Split ignored -> Look.WAY;
            case Step.Repeat ignored -> Look.WAY;
            default -> Look.DEED;
        };
    }

    public boolean isDone() {
        return outcome.equals("done");
    }

    /** Whether it is worth a line of JSON: events that only became known are on record elsewhere. */
    public boolean changesSomething() {
        return step != null || why != null;
    }
}
