package dev.steadfast.standalone;

import dev.steadfast.standalone.console.Console;
import dev.steadfast.standalone.place.DataFolder;
import java.io.IOException;
import org.slf4j.LoggerFactory;

/** What happens on Ctrl-C, on SIGTERM and after a failed start: all parts end, then the data folder is given back. */
final class OrderlyStop implements Runnable {
    private final RunningParts parts;
    private final DataFolder data;
    private final Console console;
    private volatile boolean silent;

    OrderlyStop(RunningParts parts, DataFolder data, Console console) {
        this.parts = parts;
        this.data = data;
        this.console = console;
    }

    /** After a failed start the line about the failure is the last one. */
    void silence() {
        silent = true;
    }

    @Override
    public void run() {
        say("Stopping: page, workers, engine, database.");
        parts.close();
        try {
            data.close();
        } catch (IOException e) {
            LoggerFactory.getLogger(OrderlyStop.class).warn("the lock on the data folder was not released", e);
        }
        say("Stopped. The data stays in " + data.root() + ".");
    }

    private void say(String line) {
        if (!silent) {
            console.line(line);
        }
    }
}
