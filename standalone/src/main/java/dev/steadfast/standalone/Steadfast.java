package dev.steadfast.standalone;

import dev.steadfast.standalone.console.Console;
import dev.steadfast.standalone.console.QuietOutput;
import dev.steadfast.standalone.place.DataFolder;
import dev.steadfast.standalone.place.PagePort;
import dev.steadfast.standalone.settings.Settings;
import dev.steadfast.standalone.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The quick start: one command, one JVM, and whatever is not configured is embedded. */
public final class Steadfast {
    private Steadfast() {}

    /** Reads its settings from the environment; exit code 1 and one line when it cannot start. */
    public static void main(String[] arguments) {
        launch((properties, mailbox) -> SpringPart.start(arguments, properties, mailbox));
    }

    static void launch(Application.Starter application) {
        var console = new Console(System.out);
        try {
            start(application, console);
        } catch (StartRefused e) {
            console.line(String.valueOf(e.getMessage()));
            System.exit(1);
        }
    }

    private static void start(Application.Starter application, Console console) {
        Settings settings = Settings.from(System.getenv());
        DataFolder data = DataFolder.open(settings.data());
        PagePort.check(settings.bind(), settings.port());
        Path log = data.resolve(QuietOutput.LOG);
        try {
            QuietOutput.into(data.root());
        } catch (IOException e) {
            throw new StartRefused("Cannot write to %s (%s).".formatted(log, e.getMessage()), e);
        }
        var parts = new RunningParts();
        var stop = new OrderlyStop(parts, data, console);
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
        try {
            new QuickStart(settings, data, console, parts).run(application);
        } catch (Exception | LinkageError e) {
            // No logger before the output is quiet: the first one settles where logs go.
            LoggerFactory.getLogger(Steadfast.class).error("could not start", e);
            if (parts.isStopping()) {
                return;
            }
            stop.silence();
            throw new StartRefused(FailedStart.line(e, log), e);
        }
    }
}
