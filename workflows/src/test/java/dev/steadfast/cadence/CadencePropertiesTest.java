package dev.steadfast.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import dev.steadfast.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quicktheories.QuickTheory;

/** Any playbook, any customer, anything that gets in the way: the {@link Promises} hold. */
class CadencePropertiesTest {

    /** Always the same ones in a build; {@code -Dsteadfast.seed=0 -Dsteadfast.examples=100000} looks further. */
    private static final long SEED = Long.getLong("steadfast.seed", 20_260_302);

    private static final int RUNS = Integer.getInteger("steadfast.examples", 600);

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private final Map<StepResult.Kind, Integer> seen = new EnumMap<>(StepResult.Kind.class);
    private final Set<String> kinds = new HashSet<>();
    private final Set<String> situations = new HashSet<>();

    @Test
    void everyRunKeepsItsPromisesAndEnds() {
        theory().withExamples(RUNS)
                .withShrinkCycles(2_000)
                .forAll(Scenario.any())
                .checkAssert(this::play);

        // else the scenarios would prove nothing
        assertThat(seen.keySet())
                .contains(
                        StepResult.Kind.DONE,
                        StepResult.Kind.SKIPPED,
                        StepResult.Kind.PARKED,
                        StepResult.Kind.WAITING,
                        StepResult.Kind.DEFERRED,
                        StepResult.Kind.HELD);
        assertThat(kinds)
                .contains("email", "sms", "in-app", "survey", "slack", "webhook", "task", "crm", "ticket", "billing")
                .contains("milestone", "escalate", "alert", "approval", "wait-for", "split", "repeat", "enrol", "set")
                .contains("exit", "if");
        assertThat(situations)
                .containsExactlyInAnyOrder("suspended", "shifted", "again", "last steps", "consent of one", "put off");
    }

    @Test
    void aBacklogIsSentInOrderOneADayHoweverLongThePauseWas() {
        Playbook playbook = Story.steps("""
                  - { id: s1, day: 0, email: welcome }
                  - { id: s2, day: 1, email: nudge }
                  - { id: s3, day: 2, email: recap }
                  - { id: s4, day: 5, email: reminder }
                  - { id: s5, day: 6, email: farewell }
                """);
        theory().withExamples(300)
                .forAll(
                        integers().between(0, 9),
                        integers().between(0, 23),
                        integers().between(1, 60 * 24))
                .checkAssert((day, hour, hours) -> {
                    var run = new RunInMemory(playbook, AnAccount.acme().build(), MONDAY);
                    run.advanceTo(MONDAY.plus(Duration.ofHours(24L * day + hour)));
                    run.ask(new Command.Pause(run.now()));
                    run.advanceTo(run.now().plus(Duration.ofHours(hours)));
                    run.ask(new Command.Resume(run.now()));
                    run.advanceTo(run.now().plus(Duration.ofDays(30)));

                    assertThat(run.journal())
                            .extracting(RunUnderTest.Entry::step)
                            .containsExactly("s1", "s2", "s3", "s4", "s5");
                    assertThat(run.journal().stream().map(entry -> LocalDate.ofInstant(entry.at(), run.zone())))
                            .doesNotHaveDuplicates();
                });
    }

    private static QuickTheory theory() {
        return SEED == 0 ? qt() : qt().withFixedSeed(SEED);
    }

    /** The same playbook with a step before and one after all others. */
    private static String longer(String yaml) {
        return yaml.replaceFirst("(?m)^steps:$", "steps:\n  - { id: first, day: -9, task: More, late: all }")
                + (yaml.contains("\non-exit:") ? "" : "  - { id: last, task: More }\n");
    }

    private void play(Scenario scenario) {
        var eventful = new EventfulRun(scenario);
        RunInMemory run = eventful.run();
        var promises = Promises.of(run, Story.playbook(longer(scenario.yaml())), eventful::movedZone);

        run.watch((before, input, seq, after) -> note(after));

        eventful.play();

        assertThat(run.state().isFinished()).isTrue();
        promises.replay(run.state());
        run.journal().forEach(entry -> {
            seen.merge(entry.how(), 1, Integer::sum);
            kinds.add(entry.kind());
        });
    }

    private void note(CadenceState state) {
        Map.of(
                        "suspended",
                        state.suspended(),
                        "shifted",
                        state.shift() > 0,
                        "again",
                        state.rounds().values().stream().anyMatch(round -> round.times() > 1),
                        "last steps",
                        state.ending() != null,
                        "consent of one",
                        !state.granted().isEmpty(),
                        "put off",
                        state.notBefore() != null)
                .forEach((situation, holds) -> {
                    if (holds) {
                        situations.add(situation);
                    }
                });
    }
}
