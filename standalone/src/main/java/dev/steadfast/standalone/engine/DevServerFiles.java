package dev.steadfast.standalone.engine;

import dev.steadfast.standalone.place.DataFolder;
import java.nio.file.Path;

/**
 * Where the dev server keeps its things.
 *
 * @param database its SQLite file
 * @param log what it prints
 * @param record who serves the file at the moment, see {@link DevServerRecord}
 * @param programs where fetched programs and the launcher lie
 */
record DevServerFiles(Path database, Path log, Path record, Path programs) {
    static DevServerFiles in(DataFolder data) {
        return new DevServerFiles(
                data.resolve("temporal.db"),
                data.resolve("temporal.log"),
                data.resolve("temporal.json"),
                data.resolve("bin"));
    }

    /** Whether this is the command line of a dev server on our database. */
    boolean servedBy(String commandLine) {
        return commandLine.contains("start-dev") && commandLine.contains(database.toString());
    }
}
