package dev.steadfast.standalone.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's programs, unpacked once. Zonky keeps the files of an interrupted unpacking, even half-written ones. */
final class UnpackedBinaries {
    private static final String FINISHED = ".exists";

    private UnpackedBinaries() {}

    /** Deletes what was not unpacked to the end; returns whether unpacking is still to be done. */
    static boolean discardUnfinished(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        List<Path> unpacked;
        try (Stream<Path> versions = Files.list(folder)) {
            unpacked = versions.toList();
        }
        boolean none = true;
        for (Path version : unpacked) {
            if (Files.exists(version.resolve(FINISHED))) {
                none = false;
            } else {
                FileSystemUtils.deleteRecursively(version);
            }
        }
        return none;
    }
}
