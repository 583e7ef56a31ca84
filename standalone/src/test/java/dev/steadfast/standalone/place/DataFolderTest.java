package dev.steadfast.standalone.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.standalone.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void createsTheFolderAndHoldsIt() throws IOException {
        Path path = folder.resolve("a/b");
        try (var data = DataFolder.open(path)) {
            assertThat(data.root()).isEqualTo(path.toRealPath());
            assertThatThrownBy(() -> DataFolder.open(path))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageStartingWith("Steadfast already runs on %s (process %d)", data.root(), pid());
        }
        try (var again = DataFolder.open(path)) {
            assertThat(again.root()).isDirectory();
        }
    }

    @Test
    void seesThroughAnAlias() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path alias = Files.createSymbolicLink(folder.resolve("alias"), real);
        try (var data = DataFolder.open(alias)) {
            assertThat(data.root()).isEqualTo(real.toRealPath());
        }
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Cannot write to the data folder " + file)
                .hasMessageContaining("is not a folder");
    }

    @Test
    void refusesAFolderWithoutWritePermission() throws IOException {
        Path readOnly = Files.createDirectory(
                folder.resolve("read-only"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        Assumptions.assumeFalse(Files.isWritable(readOnly), "this user may write anywhere");
        assertThatThrownBy(() -> DataFolder.open(readOnly))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("permission denied");
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }
}
