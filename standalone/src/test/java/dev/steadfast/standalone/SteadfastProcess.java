package dev.steadfast.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.steadfast.standalone.process.OtherProcesses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Steadfast in a JVM of its own, on the class path of the tests, as a person would start it in a terminal: in a process
 * group of its own, so that Ctrl-C can be given to the whole group. Closing it ends everything that works on its data.
 */
public final class SteadfastProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;
    private static final Duration END_PATIENCE = Duration.ofSeconds(10);

    private final Path data;
    private final Process jvm;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> readyOrEnded = new CompletableFuture<>();

    private SteadfastProcess(Path data, Process jvm) {
        this.data = data;
        this.jvm = jvm;
    }

    /** Prepares a start on this data folder, with any free port and nothing taken from the environment of the tests. */
    public static Builder on(Path data) {
        return new Builder(data);
    }

    /** Address of the page, as the last lines say it. */
    public URI page() {
        return URI.create(fact("Page"));
    }

    /** What follows the label in the last lines: {@code Page}, {@code Temporal UI}, {@code Data} or {@code Stop}. */
    public String fact(String label) {
        return lines.stream()
                .filter(line -> line.startsWith(label + " "))
                .map(line -> line.substring(label.length()).strip())
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("no line '" + label + "' in " + lines));
    }

    /** Everything that it printed so far, to standard output and standard error. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    public long pid() {
        return jvm.pid();
    }

    /** SIGKILL for the JVM alone. */
    public void kill() {
        jvm.destroyForcibly();
        awaitExit();
    }

    /** SIGKILL for the JVM and the dev server together. */
    public void killWithDevServer() {
        List<ProcessHandle> devServers =
                OtherProcesses.running(command -> command.contains("start-dev") && command.contains(data.toString()));
        jvm.destroyForcibly();
        devServers.forEach(ProcessHandle::destroyForcibly);
        devServers.forEach(server -> server.onExit().join());
        awaitExit();
    }

    /** SIGTERM, and the exit code. */
    public int terminate() {
        jvm.destroy();
        return awaitExit();
    }

    /** SIGINT for the whole process group, as a terminal does it, and the exit code. */
    public int ctrlC() {
        try {
            new ProcessBuilder("kill", "-INT", "--", "-" + jvm.pid())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return awaitExit();
    }

    /** Waits for the end. */
    public int awaitExit() {
        try {
            if (!jvm.waitFor(PATIENCE_SECONDS, SECONDS)) {
                throw new AssertionError("still running: " + lines);
            }
            readyOrEnded.get(PATIENCE_SECONDS, SECONDS);
            return jvm.exitValue();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Command lines of the processes that work on the data folder, other than the JVM itself. */
    public List<String> others() {
        return othersOn(data).map(OtherProcesses::commandLine).toList();
    }

    private static Stream<ProcessHandle> othersOn(Path data) {
        return OtherProcesses.running(command -> command.contains(data.toString() + "/")).stream();
    }

    @Override
    public void close() {
        jvm.destroyForcibly();
        awaitExit();
        othersOn(data).forEach(process -> OtherProcesses.end(process, END_PATIENCE));
    }

    private void read() {
        try (BufferedReader output = jvm.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.startsWith("Stop ")) {
                    readyOrEnded.complete(null);
                }
            }
        } catch (IOException e) {
            lines.add("output ends: " + e);
        }
        readyOrEnded.complete(null);
    }

    /** One start in the making. */
    public static final class Builder {
        private static final List<String> SETTINGS = List.of(
                "STEADFAST_", "TEMPORAL_", "SMTP_", "SPRING_", "MAIL_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

        /** Unpacking takes longer than all the rest of a start, so the tests do it once. */
        private static final Path UNPACKED_POSTGRES =
                Path.of("target", "unpacked-postgres").toAbsolutePath();

        private final Path data;
        private final Map<String, String> environment = new HashMap<>();
        private String mainClass = Steadfast.class.getName();

        private Builder(Path data) {
            this.data = data;
            environment.put("STEADFAST_DATA", data.toString());
            environment.put("STEADFAST_PORT", "0");
        }

        /** {@code auto}, {@code dev-server} or {@code in-jvm}. */
        public Builder engine(String engine) {
            return with("STEADFAST_ENGINE", engine);
        }

        public Builder with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        Builder main(Class<?> main) {
            mainClass = main.getName();
            return this;
        }

        /** Starts it and waits for its last line; fails, with what was printed, when it ends before. */
        public SteadfastProcess start() {
            shareUnpackedPostgres();
            SteadfastProcess process = launch();
            if (process.lines.stream().noneMatch(line -> line.startsWith("Stop "))) {
                int exitCode = process.awaitExit();
                process.close();
                throw new AssertionError("ended with " + exitCode + ": " + process.lines);
            }
            return process;
        }

        /** Starts it, expects it to end by itself, and waits for that. */
        public SteadfastProcess startAndEnd() {
            SteadfastProcess process = launch();
            process.awaitExit();
            return process;
        }

        private void shareUnpackedPostgres() {
            Path link = data.resolve("bin").resolve("postgres");
            if (Files.exists(link)) {
                return;
            }
            try {
                Files.createDirectories(UNPACKED_POSTGRES);
                Files.createDirectories(link.getParent());
                Files.createSymbolicLink(link, UNPACKED_POSTGRES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private SteadfastProcess launch() {
            var builder = new ProcessBuilder(command()).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> SETTINGS.stream().anyMatch(name::startsWith));
            builder.environment().putAll(environment);
            try {
                var process = new SteadfastProcess(data, builder.start());
                Thread.ofPlatform().daemon().start(process::read);
                process.readyOrEnded.get(PATIENCE_SECONDS, SECONDS);
                return process;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private List<String> command() {
            var command = new ArrayList<String>();
            if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
                command.add("/usr/bin/setsid");
                // tests that run in the background inherit a SIGINT that is ignored, which no terminal would hand on
                command.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
            }
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    System.getProperty("java.class.path"),
                    mainClass));
            return command;
        }
    }
}
