package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which accounts go which way, and which get nothing: always the same ones, in the shares that were asked for. */
class SplitTest {

    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");
    private static final int MANY = 5_000;

    private static Playbook split(String name) {
        return Story.playbook("""
                playbook: %s
                steps:
                  - id: way
                    split:
                      - { arm: a, weight: 50, steps: [{ id: mail, email: nudge }] }
                      - { arm: b, weight: 30, steps: [{ id: call, task: Call }] }
                      - { arm: nothing, weight: 20, steps: [] }
                  - { id: recap, task: Recap }
                """.formatted(name));
    }

    private static String way(Playbook playbook, String account) {
        var run = new RunInMemory(playbook, acme().called(account).build(), NOW);
        return ((StepDecision.Pass) run.decide()).branch();
    }

    @Test
    void comesCloseToItsWeightsOverManyAccounts() {
        Playbook playbook = split("story");
        Map<String, Integer> ways = new TreeMap<>();
        IntStream.range(0, MANY).forEach(i -> ways.merge(way(playbook, "account-" + i), 1, Integer::sum));

        assertThat(100.0 * ways.get("a") / MANY).isCloseTo(50, within(2.0));
        assertThat(100.0 * ways.get("b") / MANY).isCloseTo(30, within(2.0));
        assertThat(100.0 * ways.get("nothing") / MANY).isCloseTo(20, within(2.0));
    }

    @Test
    void takesAnAccountTheSameWayHoweverOftenItComes() {
        Playbook playbook = split("story");

        assertThat(IntStream.range(0, 200).mapToObj(i -> "account-" + i))
                .allSatisfy(account -> assertThat(way(playbook, account)).isEqualTo(way(playbook, account)));
    }

    @Test
    void isAnotherDrawInAnotherPlaybook() {
        Playbook one = split("one");
        Playbook two = split("two");
        long same = IntStream.range(0, 1_000)
                .filter(i -> way(one, "account-" + i).equals(way(two, "account-" + i)))
                .count();

        // 0.5² + 0.3² + 0.2²
        assertThat(same / 1_000.0).isCloseTo(0.38, within(0.06));
    }

    @Test
    void leadsThroughItsWayAndOn() {
        Playbook playbook = split("story");
        for (int i = 0; i < 20; i++) {
            Story story = Story.of(playbook, acme().called("account-" + i).build(), "2026-03-02T10:00");
            story.onDay(1);
            switch (way(playbook, "account-" + i)) {
                case "a" -> story.expectDone("way", "mail", "recap");
                case "b" -> story.expectDone("way", "call", "recap");
                default -> story.expectDone("way", "recap");
            }
        }
    }

    @Nested
    class AHoldout {

        private static Playbook holding(String share) {
            return Story.playbook("playbook: story\nholdout: " + share + "\nsteps: [{ id: a, task: Call }]\n");
        }

        @Test
        void isThatShareOfTheAccounts() {
            Playbook playbook = holding("10%");
            long held = IntStream.range(0, MANY)
                    .filter(i -> Enrolment.isHeldOut(playbook, "account-" + i))
                    .count();

            assertThat(100.0 * held / MANY).isCloseTo(10, within(1.5));
        }

        @Test
        void isNobodyOrEverybodyAtTheEnds() {
            assertThat(IntStream.range(0, 500))
                    .noneMatch(i -> Enrolment.isHeldOut(holding("0%"), "account-" + i))
                    .allMatch(i -> Enrolment.isHeldOut(holding("100%"), "account-" + i));
        }

        @Test
        void onlyGrowsWithTheShare() {
            assertThat(IntStream.range(0, 500).filter(i -> Enrolment.isHeldOut(holding("10%"), "account-" + i)))
                    .allMatch(i -> Enrolment.isHeldOut(holding("20%"), "account-" + i));
        }
    }
}
