package dev.steadfast.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code steadfast import}: sends a file to the server, and follows it there where it is large. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Creates and updates accounts from a CSV file in UTF-8, one row per contact.",
            "What was rejected is printed as FILE:LINE: column: what was found; what is allowed."
        },
        footer = {
            "",
            "Examples:",
            "  steadfast import customers.csv --dry-run",
            "  steadfast import customers.csv --mode all-or-nothing",
            "  STEADFAST_URL=https://steadfast.acme.example STEADFAST_TOKEN=... steadfast import customers.csv",
            "",
            "Importing the same file again changes nothing."
        })
final class ImportCommand implements Callable<Integer> {

    /** What happens to the good lines of a file with bad ones. */
    enum Mode {
        KEEP_GOOD("keep-good"),
        ALL_OR_NOTHING("all-or-nothing");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The CSV file; the columns id and name are required")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "keep-good",
            converter = ModeConverter.class,
            description = "What becomes of the good lines of a bad file; keep-good (default) or all-or-nothing")
    private Mode mode = Mode.KEEP_GOOD;

    @Option(names = "--dry-run", description = "Store nothing; say what would be done, and who would be enrolled")
    private boolean dryRun;

    @Option(names = "--poll", hidden = true, defaultValue = "PT0.5S")
    private Duration poll = Duration.ofMillis(500);

    ImportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), file + " does not exist or cannot be read");
        }
        PrintWriter out = spec.commandLine().getOut();
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), Terminal.isThere());
        Server server = Server.of(environment);
        Server.Answer answer = server.send(
                "/api/accounts/import?mode=%s&dry_run=%s".formatted(mode, dryRun),
                "text/csv; charset=utf-8",
                file,
                progress);
        ImportReport report = new ImportReport(file, dryRun, out);
        return switch (answer.status()) {
            case 200 -> report.done(answer.json());
            case 202 ->
                report.job(new JobWatch(server, poll, progress)
                        .finished(answer.json().path("id").asText()));
            case 422 -> report.refused(answer.json());
            default -> throw server.failure(answer);
        };
    }

    /** Reads the words of {@link Mode}. */
    static final class ModeConverter implements ITypeConverter<Mode> {
        @Override
        public Mode convert(String word) {
            for (Mode mode : Mode.values()) {
                if (mode.word.equals(word)) {
                    return mode;
                }
            }
            throw new TypeConversionException("must be keep-good or all-or-nothing, not " + word);
        }
    }
}
