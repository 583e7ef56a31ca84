package dev.steadfast.api.previews;

import dev.steadfast.preview.Entry;
import dev.steadfast.preview.Preview;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who of a segment gets what, when.
 *
 * @param accounts that were played, in order
 * @param more whether the segment has more accounts than these
 * @param steps what reaches the customers or people, in the order of the first day
 * @param touches messages by the customers' local day
 */
public record SegmentPreview(
        List<Line> accounts, boolean more, List<StepLine> steps, SortedMap<LocalDate, Integer> touches) {

    /**
     * One account.
     *
     * @param because why it is in, or why not
     * @param first day of its first message; null where it gets none
     */
    public record Line(
            String account,
            String name,
            boolean enrolled,
            String because,
            int messages,
            int tasks,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {}

    /** A step, with how many accounts it reaches between which days. */
    public record StepLine(
            @Nullable String playbook, String step, String kind, int accounts, LocalDate first, LocalDate last) {}

    static SegmentPreview of(List<Preview> played, boolean more) {
        SortedMap<LocalDate, Integer> touches = new TreeMap<>();
        Map<String, StepLine> steps = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        for (Preview preview : played) {
            List<Entry> entries =
                    preview.entries().stream().filter(SegmentPreview::reaches).toList();
            for (Entry entry : entries) {
                if (entry.look() == Entry.Look.TOUCH) {
                    touches.merge(preview.day(entry.at()), 1, Integer::sum);
                }
            }
            entries.stream()
                    .collect(Collectors.groupingBy(entry -> entry.playbook() + "/" + entry.step()))
                    .forEach((step, all) -> steps.merge(step, step(preview, all), SegmentPreview::both));
            lines.add(line(preview, entries));
        }
        return new SegmentPreview(
                lines,
                more,
                steps.values().stream()
                        .sorted(Comparator.comparing(StepLine::first).thenComparing(StepLine::step))
                        .toList(),
                touches);
    }

    private static boolean reaches(Entry entry) {
        return entry.step() != null
                && entry.isDone()
                && (entry.look() == Entry.Look.TOUCH || entry.look() == Entry.Look.TASK);
    }

    private static StepLine step(Preview preview, List<Entry> times) {
        Entry first = times.getFirst();
        return new StepLine(
                first.playbook(),
                String.valueOf(first.step()),
                first.kind(),
                1,
                preview.day(first.at()),
                preview.day(times.getLast().at()));
    }

    private static StepLine both(StepLine some, StepLine other) {
        return new StepLine(
                some.playbook(),
                some.step(),
                some.kind(),
                some.accounts() + other.accounts(),
                some.first().isBefore(other.first()) ? some.first() : other.first(),
                some.last().isAfter(other.last()) ? some.last() : other.last());
    }

    private static Line line(Preview preview, List<Entry> entries) {
        List<LocalDate> days = entries.stream()
                .filter(entry -> entry.look() == Entry.Look.TOUCH)
                .map(entry -> preview.day(entry.at()))
                .toList();
        return new Line(
                preview.account().id(),
                preview.account().name(),
                !preview.simulated().runs().isEmpty(),
                preview.beginning(),
                days.size(),
                entries.size() - days.size(),
                days.isEmpty() ? null : days.getFirst(),
                days.isEmpty() ? null : days.getLast());
    }
}
