package dev.steadfast.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The one rule: a condition whose answer hangs on a fact that is not known is false as a whole. It is decided where the
 * answer would be the same whatever that fact were.
 */
class UndecidableTest {

    private final KnownInTest known = new KnownInTest()
            .fact("account", "status", "active")
            .finished("welcome")
            .tracks("clicked", "reminder");

    private Verdict ask(String source) throws BadCondition {
        return Condition.compile(source).evaluate(known);
    }

    @Test
    void oneSideThatHoldsDecidesAnOr() throws BadCondition {
        assertThat(ask("replied(\"reminder\") || clicked(\"reminder\")"))
                .isEqualTo(new Verdict(
                        true,
                        "replied(\"reminder\") || clicked(\"reminder\") holds: reminder was clicked; "
                                + "replied(reminder) is not known"));
        assertThat(ask("clicked(\"reminder\") || replied(\"reminder\")").holds())
                .isTrue();
    }

    @Test
    void anOrThatHangsOnTheAbsentSideIsFalse() throws BadCondition {
        assertThat(ask("replied(\"other\") || clicked(\"other\")"))
                .isEqualTo(new Verdict(
                        false,
                        "replied(\"other\") || clicked(\"other\") cannot be decided: replied(other) is not known: "
                                + "no inbound mailbox is configured"));
    }

    @Test
    void oneSideThatFailsDecidesAnAnd() throws BadCondition {
        assertThat(ask("health.tier == \"critical\" && account.status == \"churned\""))
                .isEqualTo(new Verdict(
                        false,
                        "health.tier == \"critical\" && account.status == \"churned\" does not hold: "
                                + "account.status is active; health.tier is not known"));
    }

    @Test
    void aNegationDoesNotMakeItTrue() throws BadCondition {
        assertThat(ask("!(health.tier == \"critical\")").holds()).isFalse();
        assertThat(ask("health.tier != \"critical\"").holds()).isFalse();
        assertThat(ask("!replied(\"reminder\")").holds()).isFalse();
        assertThat(ask("!(replied(\"reminder\") || done(\"recap\"))").holds()).isFalse();
        assertThat(ask("!(replied(\"reminder\") && done(\"recap\"))").holds()).isTrue();
    }

    @Test
    void aChoiceByAnAbsentFactIsNone() throws BadCondition {
        assertThat(ask("health.tier == \"critical\" ? true : true").holds()).isFalse();
        assertThat(ask("has(health.tier) ? health.tier == \"critical\" : true").holds())
                .isTrue();
    }

    @Test
    void namesOnlyWhatStandsInTheWay() throws BadCondition {
        assertThat(ask("!has(account.domain) && health.score < 40").because())
                .isEqualTo("!has(account.domain) && health.score < 40 cannot be decided: health.score is not known");
    }

    /** Random conditions of three facts, each true, false or absent, against the truth table with a third value. */
    @Test
    void agreesWithThreeValuedLogicInAnyOrder() throws BadCondition {
        Random random = new Random(7);
        for (int i = 0; i < 600; i++) {
            List<@Nullable Boolean> values = new ArrayList<>();
            var facts = new KnownInTest();
            var custom = new HashMap<String, Object>();
            for (String name : List.of("a", "b", "c")) {
                Boolean value = random.nextInt(3) == 0 ? null : (Boolean) random.nextBoolean();
                values.add(value);
                if (value != null) {
                    custom.put(name, value);
                }
            }
            Formula formula = Formula.random(random, 4);

            Verdict verdict = Condition.compile(formula.source()).evaluate(facts.custom(custom));

            Boolean expected = formula.value(values);
            assertThat(verdict.holds())
                    .as(formula.source() + " with " + values + ": " + verdict.because())
                    .isEqualTo(Boolean.TRUE.equals(expected));
            assertThat(verdict.because().contains("cannot be decided"))
                    .as(verdict.because())
                    .isEqualTo(expected == null);
        }
    }

    private sealed interface Formula {
        record Fact(int index) implements Formula {}

        record Not(Formula of) implements Formula {}

        record Both(Formula left, Formula right) implements Formula {}

        record Either(Formula left, Formula right) implements Formula {}

        static Formula random(Random random, int depth) {
            return switch (depth == 0 ? 0 : random.nextInt(4)) {
                case 1 -> new Not(random(random, depth - 1));
                case 2 -> new Both(random(random, depth - 1), random(random, depth - 1));
                case 3 -> new Either(random(random, depth - 1), random(random, depth - 1));
                default -> new Fact(random.nextInt(3));
            };
        }

        default String source() {
            return switch (this) {
                case Fact(int index) -> "account.custom." + "abc".charAt(index) + " == true";
                case Not(Formula of) -> "!(" + of.source() + ")";
                case Both(Formula left, Formula right) -> "(" + left.source() + ") && (" + right.source() + ")";
                case Either(Formula left, Formula right) -> "(" + left.source() + ") || (" + right.source() + ")";
            };
        }

        default @Nullable Boolean value(List<@Nullable Boolean> facts) {
            return switch (this) {
                case Fact(int index) -> facts.get(index);
                case Not(Formula of) -> {
                    Boolean value = of.value(facts);
                    yield value == null ? null : (Boolean) !value;
                }
                case Both(Formula left, Formula right) -> joined(left.value(facts), right.value(facts), false);
                case Either(Formula left, Formula right) -> joined(left.value(facts), right.value(facts), true);
            };
        }

        /** The value that decides, if either side has it; else null if either side is; else the other value. */
        private static @Nullable Boolean joined(@Nullable Boolean left, @Nullable Boolean right, boolean decides) {
            if (Boolean.valueOf(decides).equals(left)
                    || Boolean.valueOf(decides).equals(right)) {
                return decides;
            }
            return (left == null || right == null) ? null : (Boolean) !decides;
        }
    }
}
