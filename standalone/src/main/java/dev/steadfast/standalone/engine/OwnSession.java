package dev.steadfast.standalone.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ctrl-C reaches every process of the terminal's foreground group. A dev server that ends at that moment pulls the
 * ground from under the workers, which are still stopping; in a session of its own it waits for us to end it.
 */
final class OwnSession {
    private OwnSession() {}

    /** A script that runs the program in a session of its own where this system can, under the script's process id. */
    static Path launcher(Path program, Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return program;
        }
        Files.createDirectories(folder);
        Path script = folder.resolve("temporal-in-own-session");
        Files.writeString(script, """
                #!/bin/sh
                program=%s
                command -v setsid >/dev/null 2>&1 && exec setsid "$program" "$@"
                # macOS has no setsid, but perl.
                command -v perl >/dev/null 2>&1 && exec perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV' "$program" "$@"
                exec "$program" "$@"
                """.formatted(quoted(program)));
        if (!script.toFile().setExecutable(true, true)) {
            throw new IOException("cannot make " + script + " executable");
        }
        return script;
    }

    private static String quoted(Path program) {
        return "'" + program.toString().replace("'", "'\\''") + "'";
    }
}
