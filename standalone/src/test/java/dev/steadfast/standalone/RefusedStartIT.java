package dev.steadfast.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot start says why in one line, and exits with 1. */
class RefusedStartIT {
    @TempDir
    Path folder;

    @Test
    void refusesASecondStartOnTheSameData() {
        try (var first = prepared().start();
                var second = prepared().startAndEnd()) {
            assertRefused(
                    second, "Steadfast already runs on " + folder.resolve("data") + " (process " + first.pid() + ")");
            assertThat(first.others()).as("its database still runs").isNotEmpty();
        }
    }

    @Test
    void namesTheProgramThatHoldsThePort() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var process = prepared()
                        .with("STEADFAST_PORT", Integer.toString(other.getLocalPort()))
                        .startAndEnd()) {
            assertRefused(process, "Port " + other.getLocalPort() + " is in use");
            assertThat(process.lines().getFirst()).contains("STEADFAST_PORT");
        }
    }

    @Test
    void refusesADataFolderThatCannotBeWrittenTo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (var process =
                SteadfastProcess.on(file.resolve("data")).main(PartsOnly.class).startAndEnd()) {
            assertRefused(process, "Cannot write to the data folder " + file.resolve("data"));
        }
    }

    @Test
    void refusesAnEngineThatDoesNotAnswer() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        try (var process = SteadfastProcess.on(folder.resolve("data"))
                .main(PartsOnly.class)
                .with("TEMPORAL_ADDRESS", "127.0.0.1:" + nobody)
                .startAndEnd()) {
            assertThat(process.awaitExit()).isEqualTo(1);
            assertThat(process.lines().getLast()).startsWith("No Temporal server answers at TEMPORAL_ADDRESS");
            assertThat(process.others())
                    .as("the database that was already started has ended")
                    .isEmpty();
        }
    }

    @Test
    void saysWhereToLookWhenTheDatabaseIsDamaged() throws IOException {
        try (var first = prepared().start()) {
            first.terminate();
        }
        Path control = folder.resolve("data/postgres/global/pg_control");
        try (var file = new RandomAccessFile(control.toFile(), "rw")) {
            file.setLength(100);
        }
        try (var second = prepared().startAndEnd()) {
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.lines().getLast()).matches("The database in .* does not start; .*postgres.log says why.");
            assertThat(second.others()).isEmpty();
        }
        assertThat(folder.resolve("data/postgres.log")).content().contains("pg_control");
    }

    @Test
    void startsAfreshWhereAnEarlierStartDidNotFinishCreatingTheDatabase() throws IOException {
        Path unfinished = Files.createDirectories(folder.resolve("data/postgres"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "18\n");
        Files.writeString(unfinished.resolve("postgresql.conf"), "");
        try (var process = prepared().start()) {
            assertThat(process.lines()).anyMatch(line -> line.contains("a half-initialised database was moved to"));
        }
    }

    private SteadfastProcess.Builder prepared() {
        return SteadfastProcess.on(folder.resolve("data")).main(PartsOnly.class).engine("in-jvm");
    }

    private static void assertRefused(SteadfastProcess process, String beginning) {
        assertThat(process.awaitExit()).isEqualTo(1);
        assertThat(process.lines()).singleElement().asString().startsWith(beginning);
    }
}
