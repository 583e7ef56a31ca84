package dev.steadfast.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the author of a playbook hears, and where. */
class ComplaintsTest {

    private static BadCondition complaint(String source) {
        try {
            Condition.compile(source, Vocabulary.INPUT);
            return fail(source + " compiles");
        } catch (BadCondition e) {
            return e;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "account.statsu == \"x\"        # 8 # there is no fact \"account.statsu\"; did you mean \"account.status\"?",
                "contract.term > 3              # 9 # there is no fact \"contract.term\"; known are auto_renews, renewal_date, start, term_months",
                "acount.arr > 3.0               # 1 # there is no \"acount\"; did you mean \"account\"?",
                "account.arr > 3.0 && dnoe(\"x\") # 26 # there is no \"dnoe\"; did you mean \"done\"?",
                "account.arr == \"much\"        # 13 # \"==\" cannot compare a number with a text",
                "input.x == 1 && health.tier == 3 # 29 # \"==\" cannot compare a text with a number",
                "account.renewal_date > \"2026-01-01\" # 22 # \">\" cannot compare a date with a text; ask for days_until or days_since of a date",
                "days_until(\"2026-01-01\") < 10 # 11 # \"days_until\" does not take a text; write it as days_until(account.renewal_date)",
                "done()                         # 5 # \"done\" does not take nothing; write it as done(\"step-id\")",
                "account.arr                    # 8 # this is a number, and no yes-or-no question; compare it with something",
                "last(\"nps.answered\")         # 5 # this is a set of values, and no yes-or-no question; compare it with something",
                "account                        # 1 # this is a group of facts, and no yes-or-no question; compare it with something",
                "account.arr.x == 1             # 12 # a number has no parts",
                "has(account)                   # 4 # \"has\" takes a fact; write it as has(account.renewal_date)",
                "account.arr >                  # 14 # the condition ends too early",
                "account.status = \"x\"         # 16 # \"=\" is not known; write == to compare, && for and, || for or",
                "account.high_value and true    # 20 # \"and\" is not expected here; write && for and, || for or, ! for not",
                "not account.high_value         # 5 # \"account\" is not expected here; write && for and, || for or, ! for not",
                "account.name == \"x            # 17 # the text that begins with \"x has no end",
                "account.status == \"actve\"    # 19 # account.status is never \"actve\"; did you mean \"active\"?",
                "health.tier in [\"critical\", \"red\"] # 29 # health.tier is never \"red\"; it is one of healthy, watch, at-risk, critical",
                "\"smal\" != account.segment    # 1 # account.segment is never \"smal\"; it is one of enterprise, mid-market, smb",
            })
    void saysWhatWasFoundAndWhatIsAllowed(String source, int column, String message) {
        BadCondition bad = complaint(source);

        assertThat(bad).hasMessage(message);
        assertThat(bad.line()).isOne();
        assertThat(bad.column()).isEqualTo(column);
    }

    @Test
    void countsLines() {
        BadCondition bad = complaint("account.high_value\n  && account.hihg_value");

        assertThat(bad.line()).isEqualTo(2);
        assertThat(bad.column()).isEqualTo(13);
        assertThat(bad).hasMessageContaining("account.high_value");
    }

    @Test
    void aWordThatIsNoFactMayBeATextWithoutQuotes() {
        assertThat(complaint("account.name == acme")).hasMessageEndingWith("; a text stands in quotes");
    }
}
