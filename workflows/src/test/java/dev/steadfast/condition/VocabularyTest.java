package dev.steadfast.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.condition.Attributes.Declared;
import dev.steadfast.condition.Vocabulary.Place;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VocabularyTest {

    private static final Attributes DECLARED = new Attributes(Map.of(
            "seats", new Declared(AttributeType.NUMBER, "Seats in the contract"),
            "vip", new Declared(AttributeType.BOOLEAN, null),
            "plan", new Declared(AttributeType.STRING, null),
            "go_live", new Declared(AttributeType.DATE, null)));

    private static String complaint(String source, Vocabulary vocabulary) {
        try {
            Condition.compile(source, vocabulary);
            return "";
        } catch (BadCondition e) {
            return e.line() + ":" + e.column() + " " + e.getMessage();
        }
    }

    @Nested
    class ByPlace {

        @ParameterizedTest
        @CsvSource({
            "account.arr > 1,                 yes, yes, yes, yes",
            "owner.name == 'x',               yes, yes, yes, yes",
            "contract.term_months > 1,        yes, yes, yes, yes",
            "health.score > 1,                yes, yes, yes, yes",
            "'happened(\"e\", \"30d\")',      yes, yes, yes, yes",
            "last('e').x == 1,                yes, yes, yes, yes",
            "days_until(contract.start) > 1,  yes, yes, yes, yes",
            "input.x == 1,                    no,  yes, yes, no",
            "event.x == 1,                    no,  no,  yes, yes",
            "contact.role == 'user',          no,  no,  yes, yes",
            "enrolment.day > 1,               no,  no,  yes, yes",
            "happened('e'),                   no,  no,  yes, yes",
            "done('x'),                       no,  no,  yes, yes",
            "sent('x'),                       no,  no,  yes, yes",
            "replied('x'),                    no,  no,  yes, yes",
            "outcome('x') == 'y',             no,  no,  yes, yes",
        })
        void knowsWhatExistsThere(String source, String enrolWhen, String enrolOn, String input, String step) {
            assertThat(answer(source, Vocabulary.ENROL_WHEN)).isEqualTo(enrolWhen);
            assertThat(answer(source, Vocabulary.ENROL_ON)).isEqualTo(enrolOn);
            assertThat(answer(source, Vocabulary.INPUT)).isEqualTo(input);
            assertThat(answer(source, Vocabulary.STEP)).isEqualTo(step);
        }

        private String answer(String source, Vocabulary vocabulary) {
            return complaint(source, vocabulary).isEmpty() ? "yes" : "no";
        }

        @Test
        void saysWhyAndWhatIsAllowed() {
            assertThat(complaint("account.arr > 1.0 && contact.name == \"x\"", Vocabulary.ENROL_WHEN))
                    .isEqualTo(
                            "1:22 \"contact\" asks about a run before there is one; allowed are account, owner, "
                                    + "contract, health, days_since, days_until, happened(\"event.type\", \"30d\"), last and has");
            assertThat(complaint("input.x == 1", Vocabulary.STEP))
                    .isEqualTo("1:1 \"input\" is the data of a new event: it is known only in a \"when\" beside an "
                            + "\"on\" or a \"wait-for\"; ask for last(\"event.type\").field");
        }

        @ParameterizedTest
        @EnumSource(Place.class)
        void aPlaceKeepsItsAttributes(Place place) {
            Vocabulary there = Vocabulary.STEP.with(DECLARED).moved(place);

            assertThat(there.attributes()).isEqualTo(DECLARED);
            assertThat(there.place())
                    .isEqualTo(place)
                    .isEqualTo(Vocabulary.at(place).place());
            assertThat(complaint("account.custom.vip == 3", there))
                    .contains("cannot compare a yes or no with a number");
        }
    }

    @Nested
    class ByAttributes {

        private final Vocabulary typed = Vocabulary.STEP.with(DECLARED);

        @Test
        void checksDeclaredOnes() {
            assertThat(complaint("account.custom.seats == \"many\"", typed))
                    .isEqualTo("1:22 \"==\" cannot compare a number with a text");
            assertThat(complaint("account.custom.go_live > 3", typed))
                    .isEqualTo("1:24 \">\" cannot compare a date with a number; "
                            + "ask for days_until or days_since of a date");
            assertThat(complaint("account.custom.seats", typed))
                    .contains("this is a number, and no yes-or-no question");
            assertThat(complaint("account.custom.seats.x == 1", typed)).contains("a number has no parts");
            assertThat(complaint("account.custom.vip && account.custom.plan == \"pro\"", typed))
                    .isEmpty();
        }

        @Test
        void leavesTheOthersAlone() {
            assertThat(complaint("account.custom.seatz == \"many\" || account.custom.anything > 3", typed))
                    .isEmpty();
            assertThat(complaint("account.custom.seats == \"many\"", Vocabulary.STEP))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "account.custom.seats == 12,              12",
            "account.custom.seats == 12.0,            12",
            "account.custom.seats * 2 > 23,           12",
            "account.custom.seats / 5 == 2.4,         12",
            "12 - account.custom.seats == 0,          12",
            "account.custom.seats != 13,              12",
            "double(account.custom.seats) > 11.0,     12",
            "'account.custom.seats in [10, 12]',      12",
            "has(account.custom.seats),               12",
            "account.custom['seats'] == 12,           12",
        })
        void readsNumbersWhateverTheyCameAs(String source, String text) throws BadCondition {
            Condition condition = Condition.compile(source, typed);
            for (Object value : new Object[] {text, " " + text + " ", Long.valueOf(text), Double.valueOf(text)}) {
                Verdict verdict = condition.evaluate(new KnownInTest().custom(Map.of("seats", value)));
                assertThat(verdict.holds())
                        .as(value.getClass() + ": " + verdict.because())
                        .isTrue();
            }
        }

        @Test
        void readsYesAndDatesAndCodes() throws BadCondition {
            var known = new KnownInTest()
                    .on(LocalDate.of(2026, 3, 5), ZoneId.of("Pacific/Auckland"))
                    .custom(Map.of("vip", "Yes", "go_live", "2026-03-20", "plan", 7L));

            assertThat(Condition.compile("account.custom.vip", typed).evaluate(known))
                    .isEqualTo(new Verdict(true, "account.custom.vip is true"));
            assertThat(Condition.compile("days_until(account.custom.go_live) == 15", typed)
                            .evaluate(known))
                    .isEqualTo(new Verdict(
                            true,
                            "days_until(account.custom.go_live) == 15 holds: "
                                    + "account.custom.go_live is 2026-03-20 (in 15 days)"));
            assertThat(Condition.compile("account.custom.plan == \"7\"", typed)
                            .evaluate(known)
                            .holds())
                    .isTrue();
        }

        @Test
        void whatCannotBeReadIsNotKnown() throws BadCondition {
            var known = new KnownInTest().custom(Map.of("go_live", "soon", "seats", true));

            assertThat(Condition.compile("days_until(account.custom.go_live) < 9", typed)
                            .evaluate(known))
                    .isEqualTo(new Verdict(
                            false,
                            "days_until(account.custom.go_live) < 9 cannot be decided: "
                                    + "account.custom.go_live is soon, which is no date"));
            assertThat(Condition.compile("has(account.custom.seats)", typed)
                            .evaluate(known)
                            .holds())
                    .isFalse();
        }

        @Test
        void anAbsentOneIsUndecidable() throws BadCondition {
            assertThat(Condition.compile("!account.custom.vip", typed).evaluate(new KnownInTest()))
                    .isEqualTo(new Verdict(
                            false, "!account.custom.vip cannot be decided: account.custom.vip is not known"));
        }

        @Test
        void isPartOfWhatAConditionIs() throws BadCondition {
            assertThat(Condition.compile("account.arr > 1", typed))
                    .isEqualTo(Condition.compile("account.arr > 1", Vocabulary.STEP.with(DECLARED)))
                    .isNotEqualTo(Condition.compile("account.arr > 1"));
        }
    }

    @Test
    void tellsLintWhatAConditionNames() throws BadCondition {
        Condition condition = Condition.compile(
                "done(\"a\") && replied(\"b\") && outcome(\"c\") == \"x\" && happened(\"e.f\") && last(\"g.h\").i == 1"
                        + " && account.custom.seats > 1 && account.arr > 2 && event.amount > 3",
                Vocabulary.STEP.with(DECLARED));

        assertThat(condition.steps()).isEqualTo(Set.of("a", "b", "c"));
        assertThat(condition.touches()).isEqualTo(Set.of("b"));
        assertThat(condition.events()).isEqualTo(Set.of("e.f", "g.h"));
        assertThat(condition.functions()).isEqualTo(Set.of("done", "replied", "outcome", "happened", "last"));
        assertThat(condition.roots()).isEqualTo(Set.of("account", "event"));
        assertThat(condition.facts()).isEqualTo(Set.of("account.custom.seats", "account.arr", "event.amount"));
        assertThat(condition.ofRun()).isEqualTo(Set.of("done", "replied", "outcome", "happened", "event"));
    }

    @ParameterizedTest
    @CsvSource({
        "days_until(account.renewal_date) < 3, true",
        "days_since(event.at) < 3,             true",
        "'happened(\"e\", \"30d\")',           true",
        "account.stage == 'growth',            true",
        "enrolment.day > 3,                    true",
        "account.arr > 3,                      false",
        "happened('e'),                        false",
    })
    void knowsWhatChangesByItself(String source, boolean changes) throws BadCondition {
        assertThat(Condition.compile(source).changesByItself()).isEqualTo(changes);
    }

    @Test
    void theFormOfANameIsChecked() {
        assertThatThrownBy(() -> Condition.compile("done(account.name)")).hasMessageContaining("takes names in quotes");
        assertThatThrownBy(() -> Condition.compile("happened(\"e\", \"30 days\")"))
                .hasMessage("\"30 days\" is not a length of time; write it like 30m, 4h, 30d or 2w");
    }
}
