package dev.steadfast.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class OwnSessionTest {
    private static final int SESSION_AFTER_COMMAND = 3;

    @TempDir
    Path folder;

    @Test
    void runsTheProgramInASessionOfItsOwnUnderTheSameProcessId() throws IOException, InterruptedException {
        Path program = Files.writeString(
                Files.createDirectory(folder.resolve("it's here")).resolve("program"),
                "#!/bin/sh\necho \"$$ $1\"; cat /proc/$$/stat\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        Path launcher = OwnSession.launcher(program, folder.resolve("bin"));
        Process process = new ProcessBuilder(launcher.toString(), "an argument").start();
        var lines = process.inputReader().lines().toList();

        assertThat(process.waitFor()).isZero();
        assertThat(lines.getFirst()).isEqualTo(process.pid() + " an argument");
        String afterCommand = lines.getLast().substring(lines.getLast().lastIndexOf(')') + 2);
        assertThat(afterCommand.split(" ")[SESSION_AFTER_COMMAND]).isEqualTo(Long.toString(process.pid()));
    }
}
