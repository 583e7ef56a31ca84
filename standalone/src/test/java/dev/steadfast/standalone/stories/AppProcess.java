package dev.steadfast.standalone.stories;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code api} or {@code worker} as its image runs it: the built jar in a JVM of its own, told everything by variables. */
public final class AppProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 600;
    private static final Pattern LISTENING = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process jvm;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private AppProcess(Process jvm) {
        this.jvm = jvm;
    }

    /** Starts the module's jar with these variables and nothing else, on any free port, and waits until it listens. */
    public static AppProcess start(String module, Map<String, String> environment) {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        jar(module).toString())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("STEADFAST_PORT", "0");
        try {
            var process = new AppProcess(builder.start());
            Thread.ofPlatform().daemon().start(process::read);
            return process.listening();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar(String module) {
        Path target = Path.of("..", module, "target").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no *-exec.jar in " + target + ": ./mvnw package makes it"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AppProcess listening() {
        try {
            port.get(PATIENCE_SECONDS, SECONDS);
            return this;
        } catch (Exception e) {
            close();
            throw new AssertionError("does not listen: " + String.join("\n", lines), e);
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + port.join());
    }

    /** Everything that it printed so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The time of processors that it took so far. */
    public Duration cpu() {
        return jvm.info().totalCpuDuration().orElseThrow();
    }

    /** What its threads do at this moment. */
    public String threads() {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process dump = new ProcessBuilder(jcmd.toString(), Long.toString(jvm.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            return new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "its threads cannot be asked: " + e;
        }
    }

    /** SIGTERM, as `docker compose stop` gives it; false when it had to be killed. */
    boolean stop() {
        jvm.destroy();
        try {
            return jvm.waitFor(PATIENCE_SECONDS, SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            close();
        }
    }

    /** SIGKILL. */
    @Override
    public void close() {
        jvm.destroyForcibly();
    }

    private void read() {
        try (BufferedReader output = jvm.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    port.complete(Integer.valueOf(listening.group(1)));
                }
            }
        } catch (IOException e) {
            lines.add("output ends: " + e);
        }
        port.completeExceptionally(new IllegalStateException("it ended"));
    }
}
