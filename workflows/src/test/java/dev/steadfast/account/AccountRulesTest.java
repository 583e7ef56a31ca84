package dev.steadfast.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"acme", "ACME-1", "acme gmbh", "4711", "ünal", "a.b:c"})
    void acceptsIdsThatFitAPathAndAWorkflowId(String id) {
        assertThat(AccountRules.id(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a/b",
                "a\\b",
                "jo@acme.example",
                "a%2Fb",
                "a;b",
                "..",
                ".",
                "a\nb",
                "a\u0000b",
                "a\ud800b"
            })
    void refusesIdsThatDoNot(String id) {
        assertBroken(AccountRules::id, id);
    }

    @Test
    void refusesAnIdOfMoreThan100Characters() {
        assertThat(AccountRules.id("x".repeat(100))).hasSize(100);
        assertThatThrownBy(() -> AccountRules.id("x".repeat(101)))
                .hasMessage("must have at most 100 characters, has 101");
    }

    @ParameterizedTest
    @CsvSource({
        "jo@acme.example, jo@acme.example",
        "Jo.Doe+x@ACME.Example, Jo.Doe+x@acme.example",
        "o'brien@acme.example, o'brien@acme.example",
        "jo@müller.example, jo@müller.example",
        "jo@xn--mller-kva.example, jo@xn--mller-kva.example",
    })
    void acceptsAddresses(String text, String stored) {
        assertThat(AccountRules.email(text)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jo",
                "@acme.example",
                "jo@",
                "jo@acme",
                "jo@acme.example, al@acme.example",
                "jo@acme..example",
                ".jo@acme.example",
                "jo.@acme.example",
                "j..o@acme.example",
                "jo@-acme.example",
                "jo@acme_x.example",
                "Jo <jo@acme.example>",
                "jo@[127.0.0.1]",
                "jo@127.0.0.1",
                "\"jo\"@acme.example",
                "jo@acme.example\r\nBcc: al@x.example",
                "jo\n@acme.example",
                "jo@acme.example\u0000",
                "jo@acme.example?x=y",
                "jo@al@acme.example",
                "jö@acme.example"
            })
    void refusesWhatIsNotOneAddress(String text) {
        assertBroken(AccountRules::email, text);
    }

    @Test
    void countsTheLengthOfAnAddressAsItTravels() {
        String domain = ("a".repeat(60) + ".").repeat(4).substring(0, 243) + ".example";
        assertThat(AccountRules.email("jo@" + domain)).hasSize(254);
        assertBroken(AccountRules::email, "joe@" + domain);
        assertBroken(AccountRules::email, "j".repeat(65) + "@acme.example");
        assertThat(AccountRules.email("j".repeat(64) + "@acme.example")).startsWith("jjj");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "12000, 12000",
        "12000.50, 12000.5",
        "12000.00, 12000",
        "007, 7",
        "9999999999999999.99, 9999999999999999.99"
    })
    void readsAmounts(String text, String stored) {
        assertThat(AccountRules.arr(text)).hasToString(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1e5", "12,000", "12.000,50", "1.005", "10000000000000000", "NaN", "$5", "٣"})
    void refusesAmounts(String text) {
        assertBroken(AccountRules::arr, text);
    }

    @ParameterizedTest
    @CsvSource({
        "+49 40 66969 114, +494066969114",
        "+49 (0)30 123-456, +4930123456",
        "+1.206.555.0117, +12065550117",
        "+1 (206) 555‑0117, +12065550117",
        "+44 020 7946 0143, +442079460143",
        "+39 06 698 1234, +39066981234",
    })
    void writesNumbersAsE164(String text, String stored) {
        assertThat(AccountRules.phone(text)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "030 123456", "+123456", "+1234567890123456", "+49 30 CALL ME", "+049301234567"})
    void refusesNumbersThatNobodyCouldDialFromAbroad(String text) {
        assertBroken(AccountRules::phone, text);
    }

    @ParameterizedTest
    @CsvSource({
        "030 123456, must be an international number",
        "+999 12345678, must begin with a country's calling code",
        "+1 206 555, must have more digits to be a number of +1",
        "+1 206 555 0117 0117, must have fewer digits to be a number of +1",
    })
    void saysWhatIsWrongWithANumber(String text, String rule) {
        assertThatThrownBy(() -> AccountRules.phone(text))
                .isInstanceOf(BrokenRule.class)
                .hasMessageContaining(rule);
    }

    @Test
    void normalisesWordsAndCodes() {
        assertThat(AccountRules.segment(" Mid-Market ")).isEqualTo("mid-market");
        assertThat(AccountRules.status("CHURNED")).isEqualTo("churned");
        assertThat(AccountRules.role("Champion")).isEqualTo(Role.CHAMPION);
        assertThat(AccountRules.currency("eur")).isEqualTo("EUR");
        assertThat(AccountRules.country("de")).isEqualTo("DE");
        assertThat(AccountRules.locale("DE-de")).isEqualTo("de-DE");
        assertThat(AccountRules.locale("zh-hant-tw")).isEqualTo("zh-Hant-TW");
        assertThat(AccountRules.timeZone("Asia/Kolkata")).isEqualTo("Asia/Kolkata");
        assertThat(AccountRules.domain("Acme.Example")).isEqualTo("acme.example");
    }

    @Test
    void refusesUnknownWordsAndCodesAndSaysWhatIsAllowed() {
        assertThatThrownBy(() -> AccountRules.segment("startup"))
                .hasMessage("must be one of enterprise, mid-market, smb");
        assertThatThrownBy(() -> AccountRules.status("paying")).hasMessage("must be one of trial, active, churned");
        assertThatThrownBy(() -> AccountRules.role("boss"))
                .hasMessage("must be one of admin, champion, sponsor, billing, user");
        assertBroken(AccountRules::currency, "EURO");
        assertBroken(AccountRules::country, "UK");
        assertBroken(AccountRules::country, "Germany");
        assertBroken(AccountRules::locale, "de_DE");
        assertBroken(AccountRules::locale, "english");
        assertBroken(AccountRules::locale, "en-UK");
        assertBroken(AccountRules::locale, "");
        assertBroken(AccountRules::timeZone, "Berlin");
        assertBroken(AccountRules::timeZone, "GMT+25");
        assertBroken(AccountRules::domain, "https://acme.example");
        assertBroken(AccountRules::domain, "acme");
    }

    @Test
    void readsIsoDaysOnly() {
        assertThat(AccountRules.date("2026-02-28")).hasToString("2026-02-28");
        assertBroken(AccountRules::date, "2026-02-29");
        assertBroken(AccountRules::date, "28.02.2026");
        assertBroken(AccountRules::date, "2026-2-8");
        assertBroken(AccountRules::date, "2026-02-28T00:00:00Z");
    }

    @Test
    void keepsLineBreaksOutOfNamesButNotOutOfNotes() {
        assertBroken(AccountRules::name, "Acme\r\nBcc: al@x.example");
        assertBroken(AccountRules::name, "Acme\u2028Inc");
        assertThat(AccountRules.customText("first\nsecond\tthird")).contains("\n");
        assertBroken(AccountRules::customText, "a\u0000b");
    }

    @Test
    void typesCellsOfTheUsersOwnAttributes() {
        assertThat(CustomValues.read("42")).isEqualTo(42L);
        assertThat(CustomValues.read("-0.5")).isEqualTo(-0.5);
        assertThat(CustomValues.read("5.0")).isEqualTo(5L);
        assertThat(CustomValues.read("TRUE")).isEqualTo(true);
        assertThat(CustomValues.read("01234")).isEqualTo("01234");
        assertThat(CustomValues.read("+4930123456")).isEqualTo("+4930123456");
        assertThat(CustomValues.read("1e5")).isEqualTo("1e5");
        assertThat(CustomValues.read("12345678901234567890")).isEqualTo("12345678901234567890");
        assertThat(CustomValues.read("=1+1")).isEqualTo("=1+1");
        assertBroken(CustomValues::of, List.of());
    }

    private static <T> void assertBroken(Function<T, ?> rule, T value) {
        assertThatThrownBy(() -> rule.apply(value))
                .isInstanceOf(BrokenRule.class)
                .hasMessageStartingWith("must ");
    }
}
