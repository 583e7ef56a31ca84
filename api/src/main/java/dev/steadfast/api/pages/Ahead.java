package dev.steadfast.api.pages;

import dev.steadfast.api.timeline.TimelineItem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is to come, without the endless tail of what is repeated. */
final class Ahead {

    private static final int TIMES = 3;

    private Ahead() {}

    private record Step(
            @Nullable String enrolment, @Nullable String step) {
        static Step of(TimelineItem item) {
            return new Step(item.enrolment(), item.step());
        }
    }

    /** Of each step the next times only; the last of them says how many more there will be, and until when. */
    static List<TimelineItem> shortened(List<TimelineItem> items, ZoneId zone) {
        Map<Step, List<TimelineItem>> bySteps = new HashMap<>();
        items.forEach(item -> bySteps.computeIfAbsent(Step.of(item), step -> new ArrayList<>())
                .add(item));
        Map<Step, Integer> shown = new HashMap<>();
        List<TimelineItem> shortened = new ArrayList<>();
        for (TimelineItem item : items) {
            List<TimelineItem> all = Objects.requireNonNull(bySteps.get(Step.of(item)));
            int times = shown.merge(Step.of(item), 1, Integer::sum);
            int more = all.size() - TIMES;
            if (times < TIMES || (times == TIMES && more == 0)) {
                shortened.add(item);
            } else if (times == TIMES) {
                LocalDate last = LocalDate.ofInstant(all.getLast().at(), zone);
                shortened.add(item.because("and %d more, the last on %s; %s"
                        .formatted(more, last, Objects.requireNonNullElse(item.reason(), ""))));
            }
        }
        return shortened;
    }
}
