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

    // 22:00 UTC on the 4th is the 5th in Tokyo
    private final KnownInTest acme = new KnownInTest()
            .fact("account", "status", "active")
            .fact("account", "arr", 12_000.0)
            .fact("account", "high_value", true)
            .fact("account", "contract_start", startOf(LocalDate.of(2026, 3, 2)))
            .custom(Map.of("seats", 40L))
            .finished("welcome")
            .answered("call", "reached")
            .event("milestone.setup", Instant.parse("2026-03-03T08:00:00Z"), Map.of("by", "ada"));

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(TOKYO).toInstant();
    }

    @Test
    void decidesByFactsAndSaysWhichOnes() throws BadCondition {
        Verdict verdict = Condition.compile("account.status == \"active\" && account.high_value")
                .evaluate(acme);

        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.because())
                .isEqualTo("account.status == \"active\" && account.high_value holds: "
                        + "account.status is active; account.high_value is true");
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
                        false, "account.custom.seats is neither true nor false: account.custom.seats is 40"));
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
                .hasMessage("there is no fact \"account.statsu\"; did you mean \"account.status\"?");
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
