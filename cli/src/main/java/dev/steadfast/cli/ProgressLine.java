package dev.steadfast.cli;

import java.io.PrintWriter;

/**
 * Tells on stderr how far something is: on a terminal in one line that changes, elsewhere in a new line for every ten
 * percent.
 */
final class ProgressLine {

    private final PrintWriter err;
    private final boolean terminal;
    private int width;
    private long tenths = -1;

    ProgressLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Says how much of what is done. */
    void show(String what, long done, long total) {
        if (terminal) {
            rewrite("%s: %,d of %,d".formatted(what, done, total));
            return;
        }
        long now = total == 0 ? 10 : done * 10 / total;
        if (now != tenths) {
            tenths = now;
            err.println("%s: %,d of %,d".formatted(what, done, total));
        }
    }

    /** Makes room for what comes next. */
    void clear() {
        tenths = -1;
        if (terminal && width > 0) {
            rewrite("");
            err.print("\r");
            err.flush();
        }
    }

    private void rewrite(String text) {
        err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        err.flush();
        width = text.length();
    }
}
