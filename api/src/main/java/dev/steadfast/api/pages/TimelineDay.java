package dev.steadfast.api.pages;

import dev.steadfast.api.timeline.TimelineItem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What belongs to one local day of an account. */
public record TimelineDay(LocalDate day, List<TimelineItem> items) {

    /** By day; both the days and what belongs to each in the order of time. */
    static List<TimelineDay> group(List<TimelineItem> items, ZoneId zone) {
        return items.stream()
                .collect(Collectors.groupingBy(
                        item -> LocalDate.ofInstant(item.at(), zone), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(day -> new TimelineDay(day.getKey(), day.getValue()))
                .toList();
    }
}
