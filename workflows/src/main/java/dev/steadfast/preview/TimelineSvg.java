package dev.steadfast.preview;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A simulation as a picture: one line down the page, wider where more time passes, a dot for each thing that happens.
 * Everything is in the file; it follows the reader's light or dark setting.
 */
public final class TimelineSvg {

    private static final int WIDTH = 960;
    private static final int AXIS = 176;
    private static final int TEXT = 204;
    private static final int TOP = 118;
    private static final int ROW = 46;
    private static final int DAY = 14;
    private static final int MOST_GAP = 56;

    /** Characters that fit beside the axis: plain and small, or bold. */
    private static final int LONGEST_LINE = 108;

    private static final int LONGEST_BOLD = 88;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private static final String STYLE = """
              <style>
                svg { --page: #ffffff; --ink: #1c2430; --soft: #5b6675; --line: #d5dbe3;
                      --touch: #1f6feb; --task: #b35900; --deed: #7a3fc4; --way: #8a94a3; --input: #1a7f4b; }
                @media (prefers-color-scheme: dark) {
                  svg { --page: #12161c; --ink: #e8ecf2; --soft: #9aa6b5; --line: #333c48;
                        --touch: #6cabff; --task: #f2a65a; --deed: #c09bf5; --way: #77828f; --input: #5fd39a; }
                }
                text { font-family: system-ui, -apple-system, "Segoe UI", sans-serif; font-size: 14px; fill: var(--ink); }
                .page { fill: var(--page); } .title { font-size: 21px; font-weight: 650; }
                .soft { fill: var(--soft); font-size: 12.5px; } .day { font-weight: 600; text-anchor: end; }
                .number { fill: var(--soft); font-size: 12px; text-anchor: end; }
                .axis { stroke: var(--line); stroke-width: 2; } .what { font-weight: 600; }
                .off { fill: var(--soft); font-weight: 400; }
                .touch { fill: var(--touch); stroke: var(--touch); } .task { fill: var(--task); stroke: var(--task); }
                .deed { fill: var(--deed); stroke: var(--deed); } .way { fill: var(--way); stroke: var(--way); }
                .input { fill: var(--input); stroke: var(--input); }
                .dot { stroke-width: 2; }
              </style>
            """;

    private final Preview preview;
    private final StringBuilder body = new StringBuilder();
    private int y = TOP;

    private TimelineSvg(Preview preview) {
        this.preview = preview;
    }

    /** The whole file. */
    public static String of(Preview preview) {
        return new TimelineSvg(preview).svg();
    }

    private String svg() {
        LocalDate day = null;
        for (Entry entry : preview.entries()) {
            LocalDate its = preview.day(entry.at());
            if (!its.equals(day)) {
                day(day, its);
                day = its;
            }
            entry(entry);
        }
        int end = y;
        y += DAY;
        for (String ending : preview.endings()) {
            text(TEXT, y + 16, "what", ending);
            dot(y + 11, "way", true);
            end = y - DAY;
            y += ROW - 16;
        }
        y -= ROW - 16;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
                  <title>%3$s</title>
                %4$s  <rect class="page" width="%1$d" height="%2$d"/>
                %5$s  <line class="axis" x1="%6$d" y1="%7$d" x2="%6$d" y2="%8$d"/>
                %9$s</svg>
                """.formatted(WIDTH, y + 44, escaped(preview.title()), STYLE, head(), AXIS, TOP, end + DAY + 6, body);
    }

    private String head() {
        StringBuilder head = new StringBuilder();
        head.append(line(24, 38, "title", preview.title()));
        head.append(line(24, 60, "soft", preview.beginning()));
        head.append(line(
                24, 78, "soft", "Times are those of " + preview.zone() + "; a hollow dot was left out or put off."));
        int x = 24;
        for (Entry.Look look : Entry.Look.values()) {
            head.append("  <circle class=\"dot %s\" cx=\"%d\" cy=\"97\" r=\"4\"/>\n".formatted(name(look), x + 5));
            head.append(line(x + 16, 101, "soft", look.words()));
            x += 34 + look.words().length() * 7;
        }
        return head.toString();
    }

    private void day(@Nullable LocalDate before, LocalDate day) {
        long passed = before == null ? 0 : ChronoUnit.DAYS.between(before, day);
        y += (int) Math.min(MOST_GAP, DAY + 2 * passed);
        boolean newYear = before == null || before.getYear() != day.getYear();
        text(AXIS - 22, y + 16, "day", SHORT.format(day) + (newYear ? " " + day.getYear() : ""));
        text(AXIS - 22, y + 33, "number", preview.dayOfPlaybook(day));
    }

    private void entry(Entry entry) {
        dot(y + 11, name(entry.look()), !entry.isDone());
        String what = "%s  %s%s%s"
                .formatted(
                        preview.time(entry.at()),
                        entry.what(),
                        entry.to() == null ? "" : " \u2192 " + entry.to(),
                        entry.isDone() ? "" : " (" + entry.outcome() + ")");
        boolean secondary = !entry.isDone() || entry.look() == Entry.Look.WAY;
        text(TEXT, y + 16, secondary ? "off" : "what", what);
        if (entry.why() != null) {
            text(TEXT, y + 33, "soft", entry.why());
        }
        y += entry.why() == null ? ROW - 16 : ROW;
    }

    private void dot(int middle, String look, boolean hollow) {
        String fill = hollow ? " style=\"fill: var(--page)\"" : "";
        body.append("  <circle class=\"dot %s\" cx=\"%d\" cy=\"%d\" r=\"6\"%s/>\n".formatted(look, AXIS, middle, fill));
    }

    private void text(int x, int baseline, String style, String text) {
        body.append(line(x, baseline, style, text));
    }

    /** A line that is cut short shows all of it to who points at it. */
    private static String line(int x, int baseline, String style, String text) {
        String shown = cut(text, style.equals("what") ? LONGEST_BOLD : LONGEST_LINE);
        String whole = shown.equals(text) ? "" : "<title>" + escaped(text) + "</title>";
        return "  <text class=\"%s\" x=\"%d\" y=\"%d\">%s%s</text>\n"
                .formatted(style, x, baseline, escaped(shown), whole);
    }

    private static String name(Entry.Look look) {
        return look.name().toLowerCase(Locale.ROOT);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "\u2026";
    }

    private static String escaped(String text) {
        return Plain.text(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
