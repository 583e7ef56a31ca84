package dev.steadfast.cli;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountRules;
import dev.steadfast.account.BrokenRule;
import dev.steadfast.playbook.BadPlaybook;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.PlaybookReader;
import dev.steadfast.playbook.Problem;
import dev.steadfast.simulation.Scripted;
import dev.steadfast.simulation.Simulation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code steadfast simulate}: needs no server. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a playbook will do for an account, when, to whom and why, without doing it.",
            "The very code decides that decides in production."
        },
        footer = {
            "",
            "Examples:",
            "  steadfast simulate playbooks/onboarding.yaml --account acme.json --from 2026-03-02",
            "  steadfast simulate renewal.yaml --account acme.json --events signed.jsonl --until 2027-03-31",
            "  steadfast simulate onboarding.yaml --account acme.json --format svg > acme.svg",
            "  steadfast simulate renewal.yaml --book accounts.jsonl --until 2027-02-28",
            "",
            "The account file is the JSON of PUT /api/accounts/{id}; the events file has a line for each event, as",
            "POST /api/events takes it. In it, task.completed answers a task: data is {step, outcome, by}. A book has",
            "an account a line. docs/cli.md says more."
        })
final class SimulateCommand implements Callable<Integer> {

    /** How a simulation is shown; the lower-case name is the word. */
    enum Format {
        text,
        json,
        svg
    }

    /** For whom it is played. */
    static final class Whom {
        @Option(names = "--account", paramLabel = "FILE", description = "The account, as JSON")
        @Nullable
        Path account;

        @Option(
                names = "--book",
                paramLabel = "FILE",
                description = "Many accounts, one a line: shows how many messages leave on which day")
        @Nullable
        Path book;
    }

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The playbook")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @ArgGroup(multiplicity = "1")
    private Whom whom = new Whom();

    @Option(names = "--events", paramLabel = "FILE", description = "What comes in meanwhile, as JSON Lines")
    private @Nullable Path events;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "The first day, from 09:00 in the account's zone; default: today")
    private @Nullable LocalDate from;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "The last day; default: the end of the run, or two years")
    private @Nullable LocalDate until;

    @Option(names = "--enrol", description = "Enrol on the first day, whatever the playbook's rules say")
    private boolean enrol;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Format format = Format.text;

    SimulateCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (from != null && until != null && until.isBefore(from)) {
            throw new ParameterException(spec.commandLine(), "--until " + until + " is before --from " + from);
        }
        if (whom.book != null && (format == Format.svg || events != null)) {
            throw new ParameterException(spec.commandLine(), "--book takes no --events, and --format text or json");
        }
        Defaults defaults = Defaults.of(environment);
        Playbook playbook = playbook();
        PrintWriter out = spec.commandLine().getOut();
        if (whom.book != null) {
            new BookReport(playbook, defaults, span(), out, spec.commandLine().getErr())
                    .print(whom.book, format == Format.json);
        } else if (whom.account != null) {
            show(preview(playbook, defaults, whom.account), out);
        }
        out.flush();
        return 0;
    }

    private Span span() {
        return new Span(from, until, enrol);
    }

    private Playbook playbook() {
        Beside beside = Beside.of(file);
        try {
            return PlaybookReader.read(file.toString(), TextFile.read(file), beside.surroundings());
        } catch (BadPlaybook e) {
            List<String> problems = new ArrayList<>(beside.problems());
            e.problems().stream().map(Problem::toString).forEach(problems::add);
            throw new BadFile(problems);
        }
    }

    private Preview preview(Playbook playbook, Defaults defaults, Path accountFile) {
        EventsFile script = events == null ? null : EventsFile.read(events);
        AccountFile.Told told =
                AccountFile.read(accountFile.toString(), 1, TextFile.read(accountFile), id(accountFile, script));
        Account account = told.account();
        Simulation simulation = span().simulation(playbook, told, defaults);
        if (script != null) {
            List<Scripted> inputs = script.script(account.id(), playbook, simulation.from());
            if (inputs.isEmpty() && !script.accounts().isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("No event of " + events + " is about " + account.id() + "; they are about "
                                + String.join(", ", script.accounts()));
            }
            simulation = simulation.with(inputs);
        }
        return new Preview(playbook, account, simulation.zone(), simulation.until(), simulation.play());
    }

    /** An account that does not say its id has that of the events, or else the name of its file. */
    private static String id(Path accountFile, @Nullable EventsFile script) {
        Set<String> named = script == null ? Set.of() : script.accounts();
        if (named.size() == 1) {
            return named.iterator().next();
        }
        String name = accountFile.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        try {
            return AccountRules.id(name);
        } catch (BrokenRule e) {
            return "account";
        }
    }

    private void show(Preview preview, PrintWriter out) {
        if (format != Format.text && preview.simulated().begun() == null) {
            spec.commandLine().getErr().println(preview.beginning());
        }
        switch (format) {
            case text ->
                new CalendarText(out, spec.commandLine().getColorScheme().ansi()).print(preview);
            case json -> TimelineJson.print(preview, out);
            case svg -> TimelineSvg.print(preview, out);
        }
    }
}
