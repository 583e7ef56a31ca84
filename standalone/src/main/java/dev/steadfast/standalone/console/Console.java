package dev.steadfast.standalone.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** The terminal of the person who starts Steadfast: one line for each part, and nothing foreign. */
public final class Console {
    private static final int LABEL_WIDTH = 13;

    private final PrintStream out;
    private boolean lineOpen;

    public Console(PrintStream out) {
        this.out = out;
    }

    /** Begins the line of a part, so that it stands there while the part is starting. */
    public synchronized void begin(String label) {
        closeLine();
        out.print(padded(label));
        out.flush();
        lineOpen = true;
    }

    /** Says something worth knowing in the middle of a part's start; its line goes on below. */
    public synchronized void note(String text) {
        out.println(lineOpen ? text : padded("") + text);
        out.print(lineOpen ? padded("") : "");
        out.flush();
    }

    /** Ends the line of a part. */
    public synchronized void done(String text, Duration took) {
        out.println(String.format(Locale.ROOT, "%s, %.1f s", text, took.toMillis() / 1000.0));
        lineOpen = false;
    }

    public synchronized void line(String text) {
        closeLine();
        out.println(text);
    }

    public synchronized void fact(String label, String text) {
        line(padded(label) + text);
    }

    private void closeLine() {
        if (lineOpen) {
            out.println();
            lineOpen = false;
        }
    }

    private static String padded(String label) {
        return label + " ".repeat(Math.max(1, LABEL_WIDTH - label.length()));
    }
}
