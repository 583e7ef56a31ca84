package dev.steadfast.cli;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountRules;
import dev.steadfast.account.BrokenRule;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.preview.Preview;
import dev.steadfast.preview.TimelineSvg;
import dev.steadfast.simulation.Scripted;
import dev.steadfast.simulation.Simulation;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
            "Several playbooks, or those of a folder, are played together: they quiet, supersede and start one another,",
            "and a contact gets one message a day from all of them. The very code decides that decides in production."
        },
        footer = {
            "",
            "Examples:",
            "  steadfast simulate playbooks/onboarding.yaml --account acme.json --from 2026-03-02",
            "  steadfast simulate renewal.yaml --account acme.json --events signed.jsonl --until 2027-03-31",
            "  steadfast simulate onboarding.yaml --account acme.json --format svg > acme.svg",
            "  steadfast simulate playbooks/ --account acme.json --from 2026-03-02 --until 2026-12-31",
            "  steadfast simulate renewal.yaml --book accounts.jsonl --until 2027-02-28",
            "  steadfast simulate onboarding.yaml --account acme.json --settings .env",
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

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "The playbook; several, or a folder with *.yaml, are played together")
    private List<Path> paths = List.of();

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
            description = "The last day; default: the end of the run, or two years; of several playbooks a year")
    private @Nullable LocalDate until;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "The server's settings, as in its .env: caps, hours, zone; default: the environment")
    private @Nullable Path settings;

    @Option(names = "--enrol", description = "Enrol on the first day, whatever the rules of the (first) playbook say")
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
        if (enrol && Files.isDirectory(paths.getFirst())) {
            throw new ParameterException(
                    spec.commandLine(), "--enrol needs to know in which playbook: name its file first");
        }
        Defaults defaults = Defaults.of(ServerSettings.of(environment, settings));
        List<Playbook> playbooks = new SimulatedFiles(spec.commandLine()).read(paths);
        PrintWriter out = spec.commandLine().getOut();
        if (whom.book != null) {
            new BookReport(playbooks, defaults, span(), out, spec.commandLine().getErr())
                    .print(whom.book, format == Format.json);
        } else if (whom.account != null) {
            show(preview(playbooks, defaults, whom.account), out);
        }
        out.flush();
        return 0;
    }

    private Span span() {
        return new Span(from, until, enrol);
    }

    private Preview preview(List<Playbook> playbooks, Defaults defaults, Path accountFile) {
        EventsFile script = events == null ? null : EventsFile.read(events);
        AccountFile.Told told =
                AccountFile.read(accountFile.toString(), 1, TextFile.read(accountFile), id(accountFile, script));
        Account account = told.account();
        Simulation simulation = span().simulation(playbooks, told, defaults);
        if (script != null) {
            List<Scripted> inputs = script.script(account.id(), playbooks, simulation.from());
            if (inputs.isEmpty() && !script.accounts().isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("No event of " + events + " is about " + account.id() + "; they are about "
                                + String.join(", ", script.accounts()));
            }
            simulation = simulation.with(inputs);
        }
        return Preview.of(simulation);
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
        if (format != Format.text && preview.simulated().runs().isEmpty()) {
            spec.commandLine().getErr().println(preview.beginning());
        }
        switch (format) {
            case text ->
                new CalendarText(out, spec.commandLine().getColorScheme().ansi()).print(preview);
            case json -> TimelineJson.print(preview, out);
            case svg -> out.print(TimelineSvg.of(preview));
        }
    }
}
