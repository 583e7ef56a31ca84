package dev.steadfast.standalone.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Keeps what libraries say away from the terminal: logs go to {@link #LOG}, stray prints to {@link #STRAY}. */
public final class QuietOutput {
    public static final String LOG = "steadfast.log";
    private static final String STRAY = "stray-output.log";
    private static final String CONFIGURATION = "steadfast-logback.xml";

    private QuietOutput() {}

    /** Call before the first logger is made; returns the terminal as it was. */
    public static PrintStream into(Path data) throws IOException {
        System.setProperty("steadfast.log", data.resolve(LOG).toString());
        System.setProperty("logback.configurationFile", CONFIGURATION);
        System.setProperty("logging.config", "classpath:" + CONFIGURATION);
        PrintStream terminal = System.out;
        OutputStream file = Files.newOutputStream(data.resolve(STRAY));
        var stray = new PrintStream(file, true, StandardCharsets.UTF_8);
        System.setOut(stray);
        System.setErr(stray);
        LoggerFactory.getILoggerFactory();
        // Boot would complain about it; it reads the other property.
        System.clearProperty("logback.configurationFile");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return terminal;
    }
}
