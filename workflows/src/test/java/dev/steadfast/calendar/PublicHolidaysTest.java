package dev.steadfast.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHolidaysTest {

    private static final Set<String> UNINHABITED = Set.of("AQ", "BV", "HM", "IO", "TF", "UM");

    @ParameterizedTest
    @CsvSource({
        "DE, , 2026-10-03, German Unity Day",
        "US, , 2026-11-26, Thanksgiving Day",
        "JP, , 2026-05-05, Children's Day",
        "GB, , 2026-12-25, Christmas",
        "FR, , 2026-07-14, National Day",
        "AE, , 2026-12-02, National Day"
    })
    void areTheCountrys(String country, @Nullable String region, LocalDate day, String name) {
        assertThat(PublicHolidays.of(country, region).on(day)).contains(name);
        assertThat(PublicHolidays.of(country, region).on(LocalDate.parse("2026-03-03")))
                .isEmpty();
    }

    @Test
    void areTheRegionsToo() {
        LocalDate epiphany = LocalDate.parse("2027-01-06");
        assertThat(PublicHolidays.of("DE", null).on(epiphany)).isEmpty();
        assertThat(PublicHolidays.of("DE", "NW").on(epiphany)).isEmpty();
        assertThat(PublicHolidays.of("DE", "BY").on(epiphany)).contains("Epiphany");
        assertThat(PublicHolidays.of("DE", "BY").on(LocalDate.parse("2027-01-01")))
                .contains("New Year's Day");
    }

    @ParameterizedTest
    @CsvSource({"DE, BY", "de, by", "DE, DE-BY", "' de ', de-by", "DE, by-ag", "FR, 2a", "PT, 11-lsb", "MG, a", "GB,"})
    void areKnownByAnySpellingOfTheCode(String country, @Nullable String region) {
        assertThat(PublicHolidays.knows(country, region)).isTrue();
        assertThat(PublicHolidays.of(country, region).on(LocalDate.parse("2026-12-25")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        ", BY",
        "'',",
        "ZZ,",
        "Germany,",
        "NYSE,",
        "../de,",
        "DE, XX",
        "DE, US-CA",
        "DE, BY-",
        "DE, -",
        "de, by-zz"
    })
    void ofAPlaceThatNobodyKnowsAreNone(@Nullable String country, @Nullable String region) {
        assertThat(PublicHolidays.knows(country, region)).isFalse();
        assertThat(PublicHolidays.of(country, region)).isSameAs(Holidays.NONE);
    }

    @Test
    void onAWeekendAreOnTheWorkdayGivenBackToo() {
        Holidays american = PublicHolidays.of("US", null);
        // the fourth of July 2026 is a Saturday
        assertThat(american.on(LocalDate.parse("2026-07-03"))).contains("Independence Day");
        assertThat(american.on(LocalDate.parse("2026-07-04"))).contains("Independence Day");
        assertThat(american.on(LocalDate.parse("2026-07-06"))).isEmpty();
        // the first of January 2028 is a Saturday, given back in the year before
        assertThat(american.on(LocalDate.parse("2027-12-31"))).contains("New Year's Day");
        assertThat(american.on(LocalDate.parse("2028-01-01"))).contains("New Year's Day");
    }

    @Test
    void areDaysOffAndNoDaysOfRemembrance() {
        // Alaska Day 2027 is a Monday on which Alaska works, but for its government
        assertThat(PublicHolidays.of("US", "AK").on(LocalDate.parse("2027-10-18")))
                .isEmpty();
    }

    @Test
    void areEmptyWhereTheCalendarsEnd() {
        Holidays emirates = PublicHolidays.of("AE", null);
        assertThat(Stream.of("0001-01-01", "1899-12-02", "2151-12-02", "9999-12-31")
                        .map(LocalDate::parse)
                        .map(emirates::on))
                .containsOnly(Optional.empty());
    }

    @Test
    void areReadOnceForAPlace() {
        assertThat(PublicHolidays.of("at", null)).isSameAs(PublicHolidays.of("AT", ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {1900, 2026, 2027, 2028, 2150})
    void haveNamesInEveryCountryOfTheWorld(int year) {
        List<String> countries = Stream.of(Locale.getISOCountries())
                .filter(country -> PublicHolidays.knows(country, null))
                .toList();
        assertThat(countries).hasSizeGreaterThan(220);

        assertThat(countries).allSatisfy(country -> {
            Holidays holidays = PublicHolidays.of(country, null);
            List<String> names = LocalDate.of(year, 1, 1)
                    .datesUntil(LocalDate.of(year + 1, 1, 1))
                    .flatMap(day -> holidays.on(day).stream())
                    .toList();
            assertThat(names).hasSizeLessThan(60).doesNotContain("", "undefined");
            assertThat(names.isEmpty()).isEqualTo(UNINHABITED.contains(country));
        });
    }
}
