package dev.steadfast.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFolderTest {
    @TempDir
    Path folder;

    @Test
    void leavesANewOneAlone() throws IOException {
        assertThat(cluster().moveAsideUnlessInitialised()).isEmpty();
    }

    @Test
    void movesAHalfInitialisedOneAside() throws IOException {
        Files.createDirectory(cluster().path());
        Files.writeString(cluster().path().resolve("PG_VERSION"), "18");

        assertThat(cluster().moveAsideUnlessInitialised())
                .hasValueSatisfying(
                        aside -> assertThat(aside.resolve("PG_VERSION")).exists());
        assertThat(cluster().path()).doesNotExist();
    }

    @Test
    void keepsAnInitialisedOne() throws IOException {
        Files.createDirectory(cluster().path());
        cluster().markInitialised();
        cluster().markInitialised();

        assertThat(cluster().moveAsideUnlessInitialised()).isEmpty();
        assertThat(cluster().path()).exists();
    }

    private ClusterFolder cluster() {
        return new ClusterFolder(folder.resolve("postgres"));
    }
}
