package dev.steadfast.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody can stop the house with a condition or with a fact, and no evaluation ever fails. */
@Timeout(20)
class HostileConditionsTest {

    @Nested
    class WhenRead {

        @Test
        void aLongOneIsRefused() {
            String longOne = "account.name == \"" + "x".repeat(5_000) + "\"";

            assertThatThrownBy(() -> Condition.compile(longOne))
                    .isInstanceOf(BadCondition.class)
                    .hasMessageContaining("at most 2000 are read");
        }

        @Test
        void aDeepOneIsRefused() {
            assertThatThrownBy(() -> Condition.compile("(".repeat(900) + "true" + ")".repeat(900)))
                    .isInstanceOf(BadCondition.class)
                    .hasMessageContaining("nested too deeply");
            assertThatThrownBy(() -> Condition.compile("!(".repeat(500) + "true" + ")".repeat(500)))
                    .isInstanceOf(BadCondition.class);
            assertThatThrownBy(() -> Condition.compile("[".repeat(900) + "]".repeat(900) + " == []"))
                    .isInstanceOf(BadCondition.class);
            assertThatThrownBy(() -> Condition.compile("true?".repeat(300) + "true" + ":true".repeat(300)))
                    .isInstanceOf(BadCondition.class);
        }

        @Test
        void aWideOneIsReadAndAnswered() throws BadCondition {
            String wide =
                    IntStream.range(0, 90).mapToObj(i -> "account.arr == " + i).collect(Collectors.joining(" || "));

            Verdict verdict = Condition.compile(wide).evaluate(new KnownInTest().fact("account", "arr", 89.0));

            assertThat(verdict.holds()).isTrue();
            assertThat(verdict.because()).hasSizeLessThan(250).endsWith("… holds: account.arr is 89");
        }

        @Test
        void rubbishIsRefusedWithAPlace() {
            Random random = new Random(4);
            String alphabet = "ac.()[]{}\"'!&|=<>?:+-*/% 019\\\n\t\0é💥donehas";
            for (int i = 0; i < 400; i++) {
                String rubbish = random.ints(1 + random.nextInt(40), 0, alphabet.length())
                        .mapToObj(at -> alphabet.substring(at, at + 1))
                        .collect(Collectors.joining());
                try {
                    Condition.compile(rubbish).evaluate(new KnownInTest());
                } catch (BadCondition e) {
                    assertThat(e.line()).as(rubbish).isPositive();
                    assertThat(e.column()).as(rubbish).isPositive();
                    assertThat(e.getMessage()).as(rubbish).isNotBlank();
                }
            }
        }
    }

    @Nested
    class WhenEvaluated {

        @Test
        void loopsWithinLoopsEnd() throws BadCondition {
            String hundred =
                    IntStream.range(0, 100).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
            String nested = hundred + ".all(a, " + hundred + ".all(b, " + hundred + ".all(c, " + hundred
                    + ".all(d, a + b + c + d >= 0))))";

            assertThat(Condition.compile(nested).evaluate(new KnownInTest()))
                    .returns(false, Verdict::holds)
                    .satisfies(
                            verdict -> assertThat(verdict.because()).endsWith("cannot be decided: a list is too long"));
        }

        @Test
        void aLongListInAnEventEnds() throws BadCondition {
            var known = new KnownInTest().fact("event", "lines", Collections.nCopies(1_000_000, 1L));

            assertThat(Condition.compile("event.lines.exists(l, l == 2)").evaluate(known))
                    .returns(false, Verdict::holds);
        }

        @Test
        void anExpensivePatternEnds() throws BadCondition {
            var known = new KnownInTest().fact("account", "name", "a".repeat(10_000) + "!");

            assertThat(Condition.compile("account.name.matches(\"^(a+)+$\")").evaluate(known))
                    .returns(false, Verdict::holds);
        }

        @Test
        void aHugeNumberIsNoAnswer() throws BadCondition {
            var known = new KnownInTest().fact("event", "n", Long.MAX_VALUE);

            assertThat(Condition.compile("event.n + 1 > 0").evaluate(known).because())
                    .endsWith("cannot be decided: a number is too large: event.n is 9223372036854775807");
            assertThat(Condition.compile("event.n / 0 > 0").evaluate(known).because())
                    .contains("it divides by zero");
        }
    }

    @Test
    void noFactWhateverItIsMakesAnEvaluationFail() throws BadCondition {
        List<Condition> conditions = new ArrayList<>();
        for (String source : List.of(
                "account.custom.x == 1",
                "account.custom.x > 2.5 && account.custom.y",
                "account.custom.x.y.z == \"a\" || account.custom.y == true",
                "account.custom.x[0] == 1 ? account.custom.y : true",
                "days_until(account.custom.x) < 3",
                "account.custom.x.exists(i, i == account.custom.y)",
                "account.custom.x + account.custom.y == 2",
                "account.custom.x in account.custom.y",
                "account.custom.x.startsWith(\"a\")",
                "size(account.custom.x) > 1",
                "has(account.custom.x.y) && !has(account.custom.y)",
                "last(\"e\").x == account.custom.x",
                "event.x == input.x")) {
            conditions.add(Condition.compile(source, Vocabulary.INPUT));
        }
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            var known = new KnownInTest().custom(Map.of());
            Map<String, Object> custom = new HashMap<>();
            custom.put("x", anything(random, 3));
            custom.put("y", anything(random, 3));
            if (random.nextBoolean()) {
                known.custom(custom);
            }
            known.event("e", Instant.EPOCH, custom).fact("event", "x", anything(random, 2));
            for (Condition condition : conditions) {
                String because = condition.evaluate(known).because();
                assertThat(because).as(condition.source()).hasSizeLessThan(700).doesNotContain("\n");
            }
        }
    }

    private static Object anything(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 8)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextDouble() * 1e300;
            case 2 -> Double.NaN;
            case 3 -> random.nextBoolean();
            case 4 -> "";
            case 5 -> "x".repeat(random.nextInt(20_000));
            case 6 -> "2026-02-3" + random.nextInt(10) + "\n\0\u2028";
            case 7 -> 1L;
            case 8 ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> anything(random, depth - 1))
                        .toList();
            case 9 -> Map.of("y", anything(random, depth - 1), "", anything(random, depth - 1));
            default -> List.of();
        };
    }

    @Test
    void anEvaluationTakesMicroseconds() throws BadCondition {
        Condition condition = Condition.compile("account.arr > 10000 && !done(\"welcome\")");
        var known = new KnownInTest().fact("account", "arr", 12_000.0);
        int many = 20_000;
        long began = System.nanoTime();
        for (int i = 0; i < many; i++) {
            condition.evaluate(known);
        }
        Duration each = Duration.ofNanos(System.nanoTime() - began).dividedBy(many);

        // some 2 microseconds once warm; the bound is for a starved machine
        assertThat(each).isLessThan(Duration.ofMillis(1));
    }
}
