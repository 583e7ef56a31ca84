package dev.steadfast.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the functions answer, and the reason as a person reads it. */
class FunctionsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final KnownInTest known = new KnownInTest()
            .on(LocalDate.of(2026, 11, 24), BERLIN)
            .fact("account", "renewal_date", startOf("2027-01-13"))
            .fact("account", "contract_start", startOf("2026-11-24"))
            .fact("account", "arr", 12_000_000.0)
            .fact("account", "name", "Acme\n  Corporation " + "x".repeat(80))
            .finished("welcome")
            .answered("call", "reached")
            .tracks("opened", "welcome")
            .tracks("clicked")
            .event(
                    "nps.answered",
                    Instant.parse("2026-11-01T09:00:00Z"),
                    Map.of("score", 9L, "when", "2026-10-31", "tags", List.of("ui")));

    private static Instant startOf(String day) {
        return LocalDate.parse(day).atStartOfDay(BERLIN).toInstant();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "done(\"welcome\")     | true  | welcome is done",
                "!done(\"welcome\")    | false | welcome is done",
                "done(\"recap\")       | false | recap is not done",
                "sent(\"welcome\")     | true  | welcome was sent",
                "sent(\"recap\")       | false | recap was not sent",
                "opened(\"welcome\")   | true  | welcome was opened",
                "opened(\"recap\")     | false | recap was not opened",
                "clicked(\"welcome\")  | false | welcome was not clicked",
                "replied(\"welcome\")  | false | replied(\"welcome\") cannot be decided: replied(welcome) is not known: no inbound mailbox is configured",
                "outcome(\"call\") == \"reached\" | true | outcome(\"call\") == \"reached\" holds: the outcome of call is reached",
                "outcome(\"mail\") == \"reached\" | false | outcome(\"mail\") == \"reached\" does not hold: mail has no outcome",
                "happened(\"nps.answered\") | true | nps.answered has happened",
                "happened(\"nps.asked\")    | false | nps.asked has not happened",
                "happened(\"nps.answered\", \"30d\") | true | nps.answered has happened in the last 30 days",
                "happened(\"nps.answered\", \"1w\")  | false | nps.answered has not happened in the last week",
                "happened(\"nps.answered\", \"4h\")  | false | nps.answered has not happened in the last 4 hours",
                "last(\"nps.answered\").score >= 9 | true | last(\"nps.answered\").score >= 9 holds: last(nps.answered).score is 9",
                "\"ui\" in last(\"nps.answered\").tags | true | \"ui\" in last(\"nps.answered\").tags holds: last(nps.answered).tags is a list of 1",
                "last(\"nps.answered\").who == \"x\" | false | last(\"nps.answered\").who == \"x\" cannot be decided: last(nps.answered).who is not known",
                "last(\"nps.asked\").score > 1 | false | last(\"nps.asked\").score > 1 cannot be decided: last(nps.asked).score is not known: no nps.asked has come",
                "has(last(\"nps.asked\").score) | false | has(last(\"nps.asked\").score) does not hold: last(nps.asked).score is not known",
                "has(last(\"nps.answered\").score) | true | has(last(\"nps.answered\").score) holds: last(nps.answered).score is 9",
                "days_since(last(\"nps.answered\").when) == 24 | true | days_since(last(\"nps.answered\").when) == 24 holds: last(nps.answered).when is 2026-10-31",
                "days_until(account.renewal_date) == 50 | true | days_until(account.renewal_date) == 50 holds: account.renewal_date is 2027-01-13 (in 50 days)",
                "days_since(account.contract_start) == 0 | true | days_since(account.contract_start) == 0 holds: account.contract_start is 2026-11-24 (today)",
                "account.arr > 1 | true | account.arr > 1 holds: account.arr is 12000000",
                "event.x == 1 | false | event.x == 1 cannot be decided: event.x is not known: no event began this run",
            })
    void answersAndSaysWhy(String source, boolean holds, String because) throws BadCondition {
        assertThat(Condition.compile(source).evaluate(known)).isEqualTo(new Verdict(holds, because));
    }

    @Test
    void aReasonIsShortAndOnOneLine() throws BadCondition {
        Verdict verdict = Condition.compile("""
                account.name != "Acme"
                   && account.arr > 1
                """).evaluate(known);

        assertThat(verdict.because())
                .startsWith("account.name != \"Acme\" && account.arr > 1 holds: account.name is Acme Corporation xxx")
                .endsWith("xxx…; account.arr is 12000000")
                .hasSizeLessThan(170);
    }

    @Test
    void aReasonNamesTheFirstFactsOnly() throws BadCondition {
        String many = "has(account.id) || has(account.domain) || has(account.segment) || has(account.currency)"
                + " || has(account.locale) || has(account.country) || has(account.status) || has(account.stage)";

        assertThat(Condition.compile(many).evaluate(known).because())
                .endsWith("account.locale is not known; account.country is not known; and 2 more");
    }

    @Test
    void dataCanBeWalkedThrough() throws BadCondition {
        known.fact("event", "lines", List.of(Map.of("sku", "a"), Map.of("sku", "b")))
                .fact("event", "by", Map.of("name", Map.of("first", "Ada")));

        for (String source : List.of(
                "event.lines.exists(line, line.sku == \"b\")",
                "event.by.name.first == \"Ada\"",
                "event.lines[1].sku == \"b\"",
                "size(event.lines) == 2",
                "size(event) == 2",
                "event.exists(name, name == \"by\")",
                "\"by\" in event",
                "!has(event.by.name.last)")) {
            Verdict verdict = Condition.compile(source).evaluate(known);
            assertThat(verdict.holds()).as(source + ": " + verdict.because()).isTrue();
        }
    }
}
