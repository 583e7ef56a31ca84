package dev.steadfast.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverPostmasterTest {
    @TempDir
    Path folder;

    @Test
    void deletesAFileThatNamesAnotherProgram() throws IOException {
        named(Long.toString(ProcessHandle.current().pid()));
        LeftoverPostmaster.end(folder);
        assertThat(file()).doesNotExist();
    }

    @Test
    void deletesAFileThatNamesNothing() throws IOException {
        named("");
        LeftoverPostmaster.end(folder);
        assertThat(file()).doesNotExist();
    }

    @Test
    void leavesAFileThatNamesADeadProcessToPostgres() throws IOException, InterruptedException {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        named(Long.toString(gone.pid()));
        LeftoverPostmaster.end(folder);
        assertThat(file()).exists();
    }

    @Test
    void endsAServerOnThisFolder() throws IOException, InterruptedException {
        Process bystander = new ProcessBuilder("sh", "-c", "exec sleep 600 # postgres -D " + folder).start();
        Process server = new ProcessBuilder(
                        "sh", "-c", "while :; do sleep 1; done", "postgres", "-D", folder.toString())
                .start();
        try {
            named(Long.toString(server.pid()));
            LeftoverPostmaster.end(folder);
            assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
            server.destroyForcibly();
        }
    }

    private void named(String pid) throws IOException {
        Files.writeString(file(), pid + "\n" + folder + "\n");
    }

    private Path file() {
        return folder.resolve("postmaster.pid");
    }
}
