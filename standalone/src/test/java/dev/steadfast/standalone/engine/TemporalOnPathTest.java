package dev.steadfast.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalOnPathTest {
    @TempDir
    Path folder;

    @Test
    void isTheFirstThatIsRecentEnough() throws IOException {
        Path broken = command("broken", "exit 1");
        Path old = command("old", "echo 'temporal version 0.13.2 (server 1.24.2)'");
        Path good = command("good", "echo 'temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)'");
        Path later = command("later", "echo 'temporal version 2.0.0'");

        assertThat(TemporalOnPath.find(path(folder, broken, old, good, later))).hasValueSatisfying(program -> {
            assertThat(program.path()).isEqualTo(good.resolve("temporal"));
            assertThat(program.version()).isEqualTo("1.9.1");
        });
    }

    @Test
    void isNotThereOnAnEmptyPath() {
        assertThat(TemporalOnPath.find("")).isEmpty();
    }

    private static String path(Path... folders) {
        return String.join(
                File.pathSeparator, Arrays.stream(folders).map(Path::toString).toList());
    }

    private Path command(String name, String body) throws IOException {
        Path place = Files.createDirectory(folder.resolve(name));
        Path script = place.resolve("temporal");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return place;
    }
}
