package dev.steadfast.worker.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenIdsTest {

    @Test
    void knowsWhatItHasSeenAndNothingElse() {
        var seen = new SeenIds();
        IntStream.range(0, 5_000).forEach(number -> seen.add("renewal/account-" + number));
        assertThat(IntStream.range(0, 5_000)).allMatch(number -> seen.contains("renewal/account-" + number));
        assertThat(IntStream.range(5_000, 10_000)).noneMatch(number -> seen.contains("renewal/account-" + number));
    }

    @Test
    void mayBeAskedBeforeAllIsSeen() {
        var seen = new SeenIds();
        assertThat(seen.contains("a")).isFalse();
        seen.add("b");
        seen.add("a");
        assertThat(seen.contains("a")).isTrue();
        seen.add("c");
        assertThat(seen.contains("c")).isTrue();
    }
}
