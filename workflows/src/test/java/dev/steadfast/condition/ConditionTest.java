package dev.steadfast.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final Known acme = new Known() {
        @Override
        public Map<String, Map<String, Object>> facts() {
            return Map.of(
                    "account",
                    Map.of(
                            "status",
                            "active",
                            "arr",
                            12_000.0,
                            "high_value",
                            true,
                            "contract_start",
                            LocalDate.of(2026, 3, 2).atStartOfDay(TOKYO).toInstant(),
                            "custom",
                            Map.of("seats", 40L)));
        }

        @Override
        public boolean done(String step) {
            return step.equals("welcome");
        }

        @Override
        public String outcome(String step) {
            return step.equals("call") ? "reached" : "";
        }

        @Override
        public boolean happened(String event) {
            return event.equals("milestone.setup");
        }

        @Override
        public LocalDate today() {
            return LocalDate.ofInstant(Instant.parse("2026-03-04T22:00:00Z"), TOKYO);
        }

        @Override
        public ZoneId zone() {
            return TOKYO;
        }
    };

    @Test
    void decidesByFactsAndSaysWhichOnes() throws BadCondition {
        Verdict verdict = Condition.compile("account.status == \"active\" && account.high_value")
                .evaluate(acme);

        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.because()).contains("account.status = active", "account.high_value = true");
    }

    @Test
    void asksAboutTheRun() throws BadCondition {
        assertThat(holds("done(\"welcome\") && !done(\"recap\")")).isTrue();
        assertThat(holds("outcome(\"call\") == \"reached\"")).isTrue();
        assertThat(holds("happened(\"milestone.setup\") || happened(\"milestone.aha\")"))
                .isTrue();
    }

    @Test
    void countsDaysInTheCustomersZone() throws BadCondition {
        // 22:00 UTC on the 4th is the 5th in Tokyo
        assertThat(holds("days_since(account.contract_start) == 3")).isTrue();
        assertThat(holds("days_until(account.contract_start) == -3")).isTrue();
    }

    @Test
    void comparesNumbersOfAnyKind() throws BadCondition {
        assertThat(holds("account.arr >= 10000")).isTrue();
        assertThat(holds("account.custom.seats > 30")).isTrue();
    }

    @Test
    void isFalseAsAWholeWhenAFactIsAbsent() throws BadCondition {
        Verdict verdict =
                Condition.compile("!(days_until(account.renewal_date) > 10)").evaluate(acme);

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.because()).contains("cannot be decided", "account.renewal_date is not known");
    }

    @Test
    void canAskWhetherAFactIsKnown() throws BadCondition {
        assertThat(holds("has(account.renewal_date)")).isFalse();
        assertThat(holds("has(account.custom.seats)")).isTrue();
    }

    @Test
    void anAbsentCustomAttributeIsUndecidableToo() throws BadCondition {
        assertThat(Condition.compile("account.custom.plan == \"pro\"").evaluate(acme))
                .returns(false, Verdict::holds)
                .satisfies(verdict -> assertThat(verdict.because()).contains("account.custom.plan is not known"));
    }

    @Test
    void isFalseWhenACustomAttributeIsNoYesOrNo() throws BadCondition {
        assertThat(Condition.compile("account.custom.seats").evaluate(acme))
                .isEqualTo(new Verdict(
                        false, "account.custom.seats is neither true nor false (account.custom.seats = 40)"));
    }

    @Test
    void saysWhichStepsItAsksAbout() throws BadCondition {
        Condition condition =
                Condition.compile("done(\"welcome\") || outcome(\"call\") == \"reached\" || enrolment.day > 3");

        assertThat(condition.steps()).containsExactlyInAnyOrder("welcome", "call");
        assertThat(condition.ofRun()).containsExactlyInAnyOrder("done", "outcome", "enrolment");
        assertThat(Condition.compile("account.name == \"done\"").ofRun()).isEmpty();
    }

    @Test
    void refusesAnUnknownFactAndNamesTheNearest() {
        assertThatThrownBy(() -> Condition.compile("account.statsu == \"active\""))
                .isInstanceOf(BadCondition.class)
                .hasMessageContaining("\"statsu\"")
                .hasMessageContaining("\"status\"");
    }

    @Test
    void refusesAWrongTypeWithItsColumn() {
        assertThatThrownBy(() -> Condition.compile("account.high_value && account.arr == \"much\""))
                .isInstanceOfSatisfying(
                        BadCondition.class, bad -> assertThat(bad.column()).isGreaterThan(20));
    }

    @Test
    void refusesWhatIsNotAQuestion() {
        assertThatThrownBy(() -> Condition.compile("account.arr + 1.0")).isInstanceOf(BadCondition.class);
    }

    private boolean holds(String source) throws BadCondition {
        return Condition.compile(source).evaluate(acme).holds();
    }
}
