package dev.steadfast.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command without a subcommand; exits with 0 when all is well, 1 when problems were found, 2 when it was called
 * wrongly.
 */
@Command(
        name = "steadfast",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Runs customer-success playbooks as durable workflows.",
        footer = {
            "",
            "Examples:",
            "  steadfast lint                                 check the playbooks in ./playbooks",
            "  steadfast simulate playbooks/onboarding.yaml --account acme.json",
            "                                                 see what acme will get, when and why",
            "  steadfast plan                                 see what publishing ./playbooks would change",
            "  steadfast apply --note \"Shorter onboarding\"    publish it",
            "  steadfast doctor                               see whether the server works",
            "  steadfast import customers.csv --dry-run       see what an import would do, and who would be enrolled",
            "  steadfast import customers.csv                 create and update accounts",
            "",
            "Environment:",
            "  STEADFAST_URL     where Steadfast runs; http://localhost:8080 unless set",
            "  STEADFAST_TOKEN   its STEADFAST_API_TOKEN, where sign-in is configured",
            "",
            "Exit codes: 0 all is well, 1 problems were found, 2 wrong usage"
        },
        subcommands = HelpCommand.class)
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Runs one command and ends the JVM. */
    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Main())
                .addSubcommand(new LintCommand())
                .addSubcommand(new SimulateCommand(environment))
                .addSubcommand(new PlanCommand(environment))
                .addSubcommand(new ApplyCommand(environment))
                .addSubcommand(new ImportCommand(environment))
                .addSubcommand(new DoctorCommand(environment))
                .addSubcommand(new RehearseCommand())
                .setUsageHelpWidth(100)
                .setExecutionExceptionHandler(new PlainFailure());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
