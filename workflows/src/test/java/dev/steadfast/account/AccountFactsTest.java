package dev.steadfast.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountFactsTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static AccountFacts acme(@Nullable String start, @Nullable String renewal, Map<String, Object> custom) {
        var account = new Account(
                "acme",
                "Acme",
                null,
                "smb",
                new BigDecimal("12000"),
                "EUR",
                "ada.lovelace@ours.example",
                null,
                "Asia/Tokyo",
                null,
                null,
                "active",
                start == null ? null : LocalDate.parse(start),
                renewal == null ? null : LocalDate.parse(renewal),
                custom,
                List.of());
        // already the 25th in Tokyo
        return new AccountFacts(account, TOKYO, Instant.parse("2026-11-24T16:00:00Z"), BigDecimal.valueOf(10_000));
    }

    @Test
    void theDayIsTheCustomers() {
        assertThat(acme(null, null, Map.of()).today()).isEqualTo("2026-11-25");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2027-03-01, 12",
        "2026-03-01, 2027-02-28, 12", // the last day of the term stands for the renewal
        "2026-03-01, 2027-02-27, 11",
        "2024-02-29, 2025-02-28, 12",
        "2026-01-31, 2026-02-28, 1",
        "2026-03-01, 2026-03-15, 0",
        "2026-03-01, 2029-03-01, 36",
        "2026-03-01, 2026-02-01, ",
        "2026-03-01, , ",
        ", 2027-03-01, ",
    })
    void aTermHasWholeMonths(@Nullable String start, @Nullable String renewal, @Nullable Long months) {
        assertThat(acme(start, renewal, Map.of()).fact("contract", "term_months"))
                .isEqualTo(months);
    }

    @Test
    void aTermThatIsToldGoesBeforeTheDates() {
        assertThat(acme("2024-03-01", "2027-03-01", Map.of("term_months", "12")).fact("contract", "term_months"))
                .isEqualTo(12L);
        assertThat(acme("2026-03-01", "2027-03-01", Map.of("term_months", "a year"))
                        .fact("contract", "term_months"))
                .isEqualTo(12L);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "Yes, true", "FALSE, false", "no, false", "perhaps, ", "'', "})
    void aContractThatRenewsByItself(String told, @Nullable Boolean expected) {
        assertThat(acme(null, null, Map.of("auto_renews", told)).fact("contract", "auto_renews"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"critical, critical", "At-Risk, at-risk", "AT RISK, at-risk", "at_risk, at-risk", "red, "})
    void aTierIsOneOfFour(String told, @Nullable String expected) {
        assertThat(acme(null, null, Map.of("health_tier", told)).fact("health", "tier"))
                .isEqualTo(expected);
    }

    @Test
    void aScoreIsANumberWhateverItCameAs() {
        for (Object told : List.<Object>of("38.5", 38.5, new BigDecimal("38.5"))) {
            assertThat(acme(null, null, Map.of("health_score", told)).fact("health", "score"))
                    .isEqualTo(38.5);
        }
        assertThat(acme(null, null, Map.of("health_score", "good")).fact("health", "score"))
                .isNull();
    }

    @Test
    void datesBeginInTheCustomersZone() {
        var facts = acme("2026-03-01", null, Map.of());

        assertThat(facts.fact("contract", "start"))
                .isEqualTo(facts.fact("account", "contract_start"))
                .isEqualTo(Instant.parse("2026-02-28T15:00:00Z"));
        assertThat(facts.fact("contract", "renewal_date")).isNull();
        assertThat(facts.fact("owner", "name")).isEqualTo("Ada Lovelace");
        assertThat(facts.fact("account", "nothing")).isNull();
        assertThat(facts.fact("nobody", "name")).isNull();
    }
}
