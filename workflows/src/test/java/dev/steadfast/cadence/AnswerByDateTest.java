package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import dev.steadfast.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whether an event answers a wait is decided by when it happened, not by when it came in. */
class AnswerByDateTest {

    private static final long SEED = 20_260_302;

    /** A Monday, 10:00 in Berlin. */
    private static final Instant ENROLLED = Instant.parse("2026-03-02T09:00:00Z");

    private static final int ASKED = 23;
    private static final int TIME_IS_UP = 143;
    private static final Map<String, Object> LOW = Map.of("score", 3);

    private static Instant hour(int hours) {
        return ENROLLED.plus(Duration.ofHours(hours));
    }

    private static RunInMemory begun(Playbook playbook) {
        return new RunInMemory(playbook, acme().build(), ENROLLED);
    }

    private static boolean isDone(RunInMemory run, String step) {
        return run.state().steps().containsKey(step);
    }

    /** A wait from hour 23 to hour 143. */
    private static Playbook waiting(String how) {
        return Story.steps("""
                  - { id: ask, day: 1, task: Ask }
                  - { id: answer, wait-for: nps.answered, until: day 6, else: [{ id: chase, task: Chase }]%s }
                  - { id: recap, task: Recap }
                """.formatted(how));
    }

    @Test
    void theSameEventIsAnAnswerWheneverItComesIn() {
        check("", 0);
        check(", when: input.score <= 6", 0);
        check(", since: ask", ASKED);
        check(", since: ask, when: input.score <= 6", ASKED);
    }

    private static void check(String how, int since) {
        Playbook playbook = waiting(how);
        Set<Boolean> seen = new HashSet<>();
        qt().withFixedSeed(SEED)
                .withExamples(400)
                .forAll(integers().between(-72, TIME_IS_UP - 1), integers().between(0, TIME_IS_UP - 1))
                .assuming((happened, came) -> happened <= came)
                .checkAssert((happened, came) -> {
                    RunInMemory run = begun(playbook);
                    run.advanceTo(hour(came));
                    run.hears("nps.answered", LOW, hour(happened));
                    run.advanceTo(hour(TIME_IS_UP + 1));

                    boolean answers = happened >= since;
                    assertThat(isDone(run, "chase"))
                            .as("chased, where it happened in hour %s and came in hour %s", happened, came)
                            .isEqualTo(!answers);
                    assertThat(run.state().steps().get("answer").at())
                            .as("no step ends before it begins")
                            .isAfterOrEqualTo(hour(ASKED));
                    seen.add(answers);
                });
        assertThat(seen).containsExactlyInAnyOrder(true, false);
    }

    @Nested
    class FromBeforeTheEnrolment {

        @Test
        void isNothingThatTheRunKeeps() {
            RunInMemory run = begun(waiting(", when: input.score <= 6"));
            CadenceState before = run.state();

            run.hears("nps.answered", LOW, hour(-1));

            assertThat(run.state().sameButForApplied(before)).isTrue();
        }

        @Test
        void answersWhereDayZeroIsEarlierStill() {
            Playbook playbook = Story.playbook("""
                    playbook: story
                    anchor: account.contract_start
                    steps:
                      - { id: answer, wait-for: nps.answered, until: day 9, else: [{ id: chase, task: Chase }] }
                      - { id: recap, task: Recap }
                    """);
            var run = new RunInMemory(
                    playbook, acme().withContractFrom("2026-02-26").build(), ENROLLED);
            run.advanceTo(hour(2));
            assertThat(run.state().waiting()).isTrue();

            run.hears("nps.answered", Map.of(), Instant.parse("2026-02-25T12:00:00Z"));
            assertThat(run.state().waiting()).isTrue();

            run.hears("nps.answered", Map.of(), Instant.parse("2026-02-27T12:00:00Z"));
            run.advanceTo(hour(3));
            assertThat(isDone(run, "recap")).isTrue();
        }
    }

    @Test
    void anOlderEventDoesNotOutweighANewerOne() {
        RunInMemory run = begun(Story.steps("""
                  - { id: ask, day: 1, task: Ask }
                  - { id: call, day: 3, task: Call }
                  - { id: answer, wait-for: nps.answered, when: input.score <= 6, since: ask, until: day 6 }
                  - { id: recap, task: Recap }
                """));
        run.advanceTo(hour(40));
        run.hears("nps.answered", LOW, hour(30));
        run.hears("nps.answered", LOW, hour(10));
        run.advanceTo(hour(72));

        assertThat(isDone(run, "recap")).isTrue();
    }

    @Test
    void whatIsCountedFromAnAnswerIsNeverCountedFromBeforeTheWait() {
        RunInMemory run = begun(Story.steps("""
                  - { id: ask, day: 1, task: Ask }
                  - { id: answer, wait-for: nps.answered, until: day 6 }
                  - { id: thanks, after: 26h, task: Thank them }
                """));
        run.advanceTo(hour(30));
        run.hears("nps.answered", LOW, hour(1));
        run.advanceTo(hour(ASKED + 25));
        assertThat(isDone(run, "answer")).isTrue();
        assertThat(isDone(run, "thanks")).isFalse();

        run.advanceTo(hour(ASKED + 26));
        assertThat(isDone(run, "thanks")).isTrue();
    }

    @Test
    void sinceAStepThatTheRunNeverCameToMeansSinceTheWaitBegan() {
        RunInMemory run = begun(Story.steps("""
                  - { id: big, if: account.arr > 1000000.0, then: [{ id: ask, task: Ask }], else: [] }
                  - { id: call, day: 1, task: Call }
                  - { id: answer, wait-for: nps.answered, since: ask, until: day 6 }
                  - { id: recap, task: Recap }
                """));
        run.advanceTo(hour(5));
        run.hears("nps.answered", LOW, hour(4));
        run.advanceTo(hour(30));
        run.hears("nps.answered", LOW, hour(5));
        assertThat(run.state().waiting()).isTrue();

        run.hears("nps.answered", LOW, hour(29));
        run.advanceTo(hour(31));
        assertThat(isDone(run, "recap")).isTrue();
    }

    @Test
    void whatHappenedInAnEarlierTimeOfARepetitionDoesNotAnswerTheNext() {
        RunInMemory run = begun(Story.steps("""
                  - id: monthly
                    day: 1
                    repeat:
                      every: 10d
                      until: day 25
                      steps:
                        - id: met
                          wait-for: meeting.held
                          until: 5d
                          else: [{ id: chase, task: Chase them, assignee: csm }]
                """));
        run.advanceTo(hour(24 * 12));
        int chased = run.state().steps().get("chase").times();
        assertThat(run.state().waiting()).as("for the second time").isTrue();

        run.hears("meeting.held", Map.of(), hour(24 * 8));
        assertThat(run.state().waiting()).isTrue();

        run.hears("meeting.held", Map.of(), hour(24 * 11));
        run.advanceTo(hour(24 * 18));
        assertThat(run.state().steps().get("chase").times()).isEqualTo(chased);
    }
}
