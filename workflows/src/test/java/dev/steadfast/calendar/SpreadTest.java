package dev.steadfast.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpreadTest {

    private static final int ACCOUNTS = 20_000;
    private static final int SLICES = 20;

    static Stream<Arguments> waysToNameAccounts() {
        return Stream.of(
                ids("counted", i -> "acc-" + i),
                ids("bare numbers", String::valueOf),
                ids("padded numbers", i -> String.format("%08d", i)),
                ids("hexadecimal", i -> Integer.toHexString(i * 0x01000193)),
                ids("letters first", i -> (char) ('a' + i % 26) + "-corp-" + i / 26));
    }

    private static Arguments ids(String name, IntFunction<String> way) {
        return argumentSet(name, way);
    }

    @Test
    void isTheSameForAnAccountForEver() {
        // another number here moves every message of every run in progress
        assertThat(Spread.of("acme").within(Duration.ofHours(4))).hasSeconds(5728);
        assertThat(Spread.of("globex").within(Duration.ofHours(4))).hasSeconds(427);
    }

    @ParameterizedTest
    @MethodSource("waysToNameAccounts")
    void spreadsABookOfAccountsEvenly(IntFunction<String> way) {
        Map<Integer, Long> slices = IntStream.range(0, ACCOUNTS)
                .mapToObj(way)
                .collect(Collectors.groupingBy(id -> (int) (Spread.of(id).share() * SLICES), Collectors.counting()));

        assertThat(slices).hasSize(SLICES);
        assertThat(slices.values()).allSatisfy(count -> assertThat(count).isBetween(700L, 1300L));
    }

    @Test
    void staysBelowTheSpan() {
        Duration span = Duration.ofMinutes(30);
        assertThat(IntStream.range(0, ACCOUNTS).mapToObj(i -> Spread.of("a" + i).within(span)))
                .allSatisfy(part -> assertThat(part).isBetween(Duration.ZERO, span.minusSeconds(1)));
    }
}
