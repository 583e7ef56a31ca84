package dev.steadfast.lint;

import dev.steadfast.lint.BusiestWeek.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way through a week, as far as it has come.
 *
 * @param minute the earliest time at which it can have come so far, from the beginning of day 0
 * @param touched the day of its last touch
 * @param stops the touches behind it
 * @param began when the repetitions around it can have begun their last time
 */
record Walk(long minute, long touched, List<Stop> stops, Map<String, Long> began) {

    Walk {
        stops = List.copyOf(stops);
        began = Map.copyOf(began);
    }

    /** Whether nothing can become of {@code other} that cannot become of this one, at the same step. */
    boolean isAtLeastAsGood(Walk other) {
        return minute <= other.minute
                && touched <= other.touched
                && stops.size() >= other.stops.size()
                && began.entrySet().stream()
                        .allMatch(mine -> mine.getValue() <= other.began.getOrDefault(mine.getKey(), Long.MIN_VALUE));
    }

    Walk at(long later) {
        return new Walk(later, touched, stops, began);
    }

    /** @param stop null for a touch that does not count */
    Walk touchedOn(long day, long opens, @Nullable Stop stop) {
        List<Stop> more = new ArrayList<>(stops);
        if (stop != null) {
            more.add(stop);
        }
        return new Walk(Math.max(minute, day * PossibleTimes.DAY + opens), stop == null ? touched : day, more, began);
    }

    Walk begun(String repeat) {
        Map<String, Long> more = new HashMap<>(began);
        more.put(repeat, minute);
        return new Walk(minute, touched, stops, more);
    }

    Walk over(String repeat) {
        Map<String, Long> fewer = new HashMap<>(began);
        fewer.remove(repeat);
        return new Walk(minute, touched, stops, fewer);
    }
}
