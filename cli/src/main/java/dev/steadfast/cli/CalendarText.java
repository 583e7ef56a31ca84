package dev.steadfast.cli;

import dev.steadfast.preview.Entry;
import dev.steadfast.preview.Plain;
import dev.steadfast.preview.Preview;
import java.io.PrintWriter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** A simulation as a dated calendar that a person can read. */
final class CalendarText {

    private static final String INDENT = "         ";

    private final PrintWriter out;
    private final Ansi ansi;

    CalendarText(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void print(Preview preview) {
        out.println(bold(preview.title()));
        out.println("Times are those of " + preview.zone() + ".");
        out.println(preview.beginning());
        LocalDate day = null;
        for (Entry entry : preview.entries()) {
            LocalDate its = preview.day(entry.at());
            if (!its.equals(day)) {
                day = its;
                String number = preview.dayOfPlaybook(day);
                out.println();
                out.println(bold(Preview.text(day)) + (number.isEmpty() ? "" : faint("  " + number)));
            }
            print(preview, entry);
        }
        out.println();
        preview.endings().forEach(out::println);
        preview.notEnrolled().forEach(out::println);
        if (preview.simulated().state() != null) {
            out.println(preview.summary() + ".");
            out.println(faint("Caps: " + preview.caps().words() + "."));
        }
    }

    private void print(Preview preview, Entry entry) {
        String line = "%s %s  %s%s%s"
                .formatted(mark(entry), preview.time(entry.at()), entry.what(), to(entry.to()), suffix(entry));
        String why = entry.why() == null ? "" : INDENT + entry.why();
        boolean secondary = !entry.isDone() || entry.look() == Entry.Look.WAY;
        out.println(secondary ? faint(line) : line);
        if (!why.isEmpty()) {
            out.println(faint(why));
        }
    }

    private static String mark(Entry entry) {
        return switch (entry.outcome()) {
            case "skipped" -> "-";
            case "deferred" -> ">";
            case "done" -> entry.look() == Entry.Look.INPUT ? "*" : entry.look() == Entry.Look.WAY ? "." : " ";
            default -> "!";
        };
    }

    private static String to(@Nullable String to) {
        return to == null ? "" : " to " + to;
    }

    private static String suffix(Entry entry) {
        return switch (entry.outcome()) {
            case "done", "failed" -> "";
            case "deferred" -> ", put off";
            default -> ", " + entry.outcome();
        };
    }

    private String bold(String text) {
        return styled("bold", text);
    }

    private String faint(String text) {
        return styled("faint", text);
    }

    /** Texts may hold what the markup of picocli would take for its own, so only its codes are used. */
    private String styled(String style, String text) {
        Ansi.Style code = Ansi.Style.valueOf(style);
        return ansi.enabled() ? code.on() + Plain.text(text) + Ansi.Style.reset.on() : Plain.text(text);
    }
}
