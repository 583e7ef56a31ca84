package dev.steadfast.standalone.engine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@code temporal} command that the user has installed. */
final class TemporalOnPath {
    private static final Logger LOG = LoggerFactory.getLogger(TemporalOnPath.class);
    private static final Pattern VERSION = Pattern.compile("temporal version (\\d+)\\.(\\d+)(\\.\\S+)?");

    /** Its server, 1.28, is the oldest that we ask for: updates that start a run need no switch there. */
    private static final int OLDEST_MINOR = 4;

    private TemporalOnPath() {}

    /** The first on the search path that answers and is recent enough: 1.4 or newer. */
    static Optional<TemporalProgram> find(String searchPath) {
        return candidates(searchPath).stream()
                .map(TemporalOnPath::asked)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<Path> candidates(String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(TemporalOnPath::inFolder)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Path> inFolder(String folder) {
        try {
            Path program =
                    Path.of(folder).resolve(TemporalRelease.programName()).toAbsolutePath();
            return Files.isRegularFile(program) && Files.isExecutable(program)
                    ? Optional.of(program)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<TemporalProgram> asked(Path program) {
        String answer = CommandRun.of(List.of(program.toString(), "--version")).orElse("");
        Matcher version = VERSION.matcher(answer);
        if (version.find() && isRecent(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)))) {
            String number = version.group().substring("temporal version ".length());
            return Optional.of(new TemporalProgram(program, number, "from PATH"));
        }
        LOG.info("{} is not taken, it answers: {}", program, answer.strip());
        return Optional.empty();
    }

    static boolean isRecent(int major, int minor) {
        return major > 1 || (major == 1 && minor >= OLDEST_MINOR);
    }
}
