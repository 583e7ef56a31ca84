package dev.steadfast.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.PlaybookWriter;
import dev.steadfast.cadence.RunUnderTest.Entry;
import dev.steadfast.cadence.Scenario;
import dev.steadfast.cadence.Story;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Wait;
import dev.steadfast.simulation.Foreseen;
import dev.steadfast.simulation.Scripted;
import dev.steadfast.simulation.Simulated;
import dev.steadfast.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A preview that could lie would be worse than none: generated playbooks do on the engine what the simulation said. */
class SimulationEqualsWorkflowTest {

    private static final long SEED = Long.getLong("steadfast.seed", 20_261_124);
    private static final int RUNS = Integer.getInteger("steadfast.engine-examples", 12);
    private static final Duration LONG_ENOUGH = Duration.ofDays(120);

    /** Of the scenarios, those in which little happens are left out: an engine costs a second. */
    private static final int LEAST_STEPS = 4;

    private int compared;
    private int answered;

    @Test
    void stepForStep() {
        var theory = SEED == 0 ? qt() : qt().withFixedSeed(SEED);
        theory.withExamples(10 * RUNS)
                .withShrinkCycles(0)
                .forAll(Scenario.any())
                .checkAssert(this::compare);

        // else the scenarios would prove nothing
        assertThat(compared).isEqualTo(RUNS);
        assertThat(answered).isPositive();
    }

    private void compare(Scenario scenario) {
        Playbook playbook = Story.playbook(scenario.yaml());
        List<Scripted> script = script(scenario, playbook);
        Instant end = scenario.begins().plus(LONG_ENOUGH);
        Simulated simulated = Simulation.of(
                        playbook,
                        new Simulation.Beginning.AtOnce(),
                        now -> DeskInMemory.facts(scenario.account(), Map.of(), false, now),
                        scenario.begins(),
                        end)
                .with(script)
                .play();

        if (compared == RUNS || simulated.steps().size() < LEAST_STEPS) {
            return;
        }
        compared++;
        try (var run = new RunOnEngine(playbook, scenario.account(), scenario.begins(), 10_000)) {
            for (Scripted scripted : script) {
                run.advanceTo(scripted.at());
                if (run.state().isFinished()) {
                    break;
                }
                switch (scripted) {
                    case Scripted.Event event -> run.happens(event.type(), event.data());
                    case Scripted.Request request -> run.ask(request.command());
                    case Scripted.Reaction ignored -> throw new AssertionError("nothing tracks these here");
                }
            }
            run.advanceTo(end);

            assertThat(told(simulated)).as("%s%n%s", scenario, script).isEqualTo(told(run.journal()));
            assertThat(simulated.outcome())
                    .as(scenario.toString())
                    .isEqualTo(run.state().outcome());
            assertThat(simulated.state().steps().keySet())
                    .as(scenario.toString())
                    .isEqualTo(run.state().steps().keySet());
        }
        answered += simulated.steps().size() - told(simulated).size();
    }

    /** What the desk performs; an answer is the input's, and the desk does not see it. */
    private static List<String> told(Simulated simulated) {
        List<String> told = new ArrayList<>();
        for (Foreseen step : simulated.steps()) {
            if (!isAnswer(step)) {
                told.add(
                        line(step.at(), step.step(), step.kind(), step.outcome().word(), step.to(), step.reason()));
            }
        }
        return told;
    }

    private static boolean isAnswer(Foreseen step) {
        return step.reason().endsWith(" came")
                || step.reason().startsWith("answered: ")
                || step.reason().equals("completed")
                || step.reason().equals("left out by a person");
    }

    private static List<String> told(List<Entry> journal) {
        return journal.stream()
                .map(entry ->
                        line(entry.at(), entry.step(), entry.kind(), entry.how().word(), entry.to(), entry.reason()))
                .toList();
    }

    /** The engine's clock goes on for some milliseconds while an activity runs. */
    private static String line(Instant at, String step, String kind, String how, String to, String reason) {
        Instant minute = at.plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
        return minute + " " + step + " " + kind + " " + how + " to " + to + ": " + reason;
    }

    /** What people and customers do, as the scenario's choices say; never at the moment of a step. */
    private static List<Scripted> script(Scenario scenario, Playbook playbook) {
        List<Step> steps = StreamSupport.stream(playbook.outline().all().spliterator(), false)
                .toList();
        List<Scripted> script = new ArrayList<>();
        Instant at = scenario.begins().plusSeconds(17 * 60 + 11);
        for (int choice :
                scenario.choices().subList(0, Math.min(12, scenario.choices().size()))) {
            at = at.plus(Duration.ofMinutes(61L * (1 + choice)));
            Step step = steps.get(choice % steps.size());
            script.add(
                    switch (choice % 8) {
                        case 0 -> new Scripted.Request(at, new Command.Pause(at));
                        case 1, 2 -> new Scripted.Request(at, new Command.Resume(at));
                        case 3 -> new Scripted.Request(at, new Command.Skip(step.id(), at));
                        case 4 ->
                            new Scripted.Request(at, new Command.CompleteTask(step.id(), outcome(step), null, at));
                        case 5 -> new Scripted.Request(at, new Command.Snooze(null, at.plus(Duration.ofHours(choice))));
                        default ->
                            new Scripted.Event(
                                    at, PlaybookWriter.EVENTS.get(choice % PlaybookWriter.EVENTS.size()), Map.of());
                    });
        }
        Instant last = at.plus(Duration.ofDays(9));
        script.add(new Scripted.Request(last, new Command.Resume(last)));
        return script;
    }

    private static String outcome(Step step) {
        return step instanceof Wait.Task task && !task.outcomes().isEmpty()
                ? task.outcomes().keySet().stream().sorted().findFirst().orElseThrow()
                : null;
    }
}
