package dev.steadfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.timeline.TimelineItem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AheadTest {

    private static TimelineItem item(String step, int week) {
        return new TimelineItem(
                Instant.parse("2026-03-02T09:00:00Z").plusSeconds(week * 7L * 86_400),
                "e1",
                "check-ins",
                step,
                null,
                "email",
                "planned",
                "7 days after the step above",
                null,
                null,
                null);
    }

    @Test
    void showsTheNextTimesOfWhatIsRepeatedAndSaysHowManyMoreThereAre() {
        List<TimelineItem> items = Stream.concat(
                        IntStream.range(0, 10).mapToObj(week -> item("weekly", week)), Stream.of(item("farewell", 10)))
                .toList();

        var shown = Ahead.shortened(items, ZoneOffset.UTC);

        assertThat(shown).extracting(TimelineItem::step).containsExactly("weekly", "weekly", "weekly", "farewell");
        assertThat(shown.get(2).reason()).isEqualTo("and 7 more, the last on 2026-05-04; 7 days after the step above");
        assertThat(shown.get(1)).isEqualTo(items.get(1));
    }

    @Test
    void leavesAloneWhatComesAFewTimes() {
        List<TimelineItem> items =
                IntStream.range(0, 3).mapToObj(week -> item("weekly", week)).toList();

        assertThat(Ahead.shortened(items, ZoneOffset.UTC)).isEqualTo(items);
    }
}
