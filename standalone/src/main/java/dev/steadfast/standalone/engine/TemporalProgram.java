package dev.steadfast.standalone.engine;

import java.nio.file.Path;

/**
 * A {@code temporal} command that can run a dev server.
 *
 * @param origin where it comes from, for the console
 */
record TemporalProgram(Path path, String version, String origin) {
    String description() {
        return "temporal %s %s".formatted(version, origin);
    }
}
