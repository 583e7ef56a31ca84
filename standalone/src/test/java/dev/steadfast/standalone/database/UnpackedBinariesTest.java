package dev.steadfast.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedBinariesTest {
    @TempDir
    Path folder;

    @Test
    void areStillToBeUnpackedAtFirst() throws IOException {
        assertThat(UnpackedBinaries.discardUnfinished(folder.resolve("none"))).isTrue();
    }

    @Test
    void areDeletedWhenUnpackingWasInterrupted() throws IOException {
        Path half = Files.createDirectories(folder.resolve("PG-1/bin"));
        assertThat(UnpackedBinaries.discardUnfinished(folder)).isTrue();
        assertThat(half.getParent()).doesNotExist();
    }

    @Test
    void areKeptWhenComplete() throws IOException {
        Path complete = Files.createDirectory(folder.resolve("PG-1"));
        Files.createFile(complete.resolve(".exists"));
        assertThat(UnpackedBinaries.discardUnfinished(folder)).isFalse();
        assertThat(complete).exists();
    }
}
