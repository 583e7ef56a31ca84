package dev.steadfast.api.pages;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts of consecutive days as bars; lengths are units of the picture.
 *
 * @param bars one for each day, also for those without anything
 * @param marks days that are named below
 * @param most the greatest count
 */
public record BarChart(List<Bar> bars, List<Mark> marks, int most, int total) {

    /** Width and height of the bars' area. */
    public static final int WIDTH = 900;

    public static final int HEIGHT = 180;

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final int MARK_EVERY = 14;

    /** A day; {@code y} is counted from the top. */
    public record Bar(LocalDate day, int count, double x, double y, double width, double height) {}

    /** A name below the bars. */
    public record Mark(double x, String text) {}

    /** @param days at least one */
    static BarChart of(LocalDate first, int days, Map<LocalDate, Integer> counts) {
        List<Bar> bars = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        int most = counts.values().stream().mapToInt(it -> it).max().orElse(0);
        double step = (double) WIDTH / days;
        int total = 0;
        for (int i = 0; i < days; i++) {
            LocalDate day = first.plusDays(i);
            int count = counts.getOrDefault(day, 0);
            total += count;
            double height = most == 0 ? 0 : Math.max(count == 0 ? 0 : 2, (double) HEIGHT * count / most);
            bars.add(new Bar(
                    day, count, rounded(i * step), rounded(HEIGHT - height), rounded(step * 0.8), rounded(height)));
            if (i % MARK_EVERY == 0) {
                marks.add(new Mark(rounded(i * step), SHORT.format(day)));
            }
        }
        return new BarChart(bars, marks, most, total);
    }

    private static double rounded(double length) {
        return Math.round(length * 100) / 100.0;
    }

    /** Days on which anything leaves. */
    public List<Bar> busy() {
        return bars.stream().filter(bar -> bar.count() > 0).toList();
    }
}
