package dev.steadfast.standalone.engine;

import java.io.IOException;
import java.nio.file.Path;

/** A place that the pinned release can be fetched from. */
interface TemporalSource {
    /** For the console, after "from". */
    String name();

    /**
     * Puts the program into the empty folder and says where; the caller checks it.
     *
     * @throws IOException when this place cannot be reached or has something else
     */
    Path fetch(TemporalRelease release, Path folder) throws IOException;
}
