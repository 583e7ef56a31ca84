package dev.steadfast.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code steadfast doctor}: asks a server how it is. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Looks whether a server can be reached, lets us in, and works: database, engine, mail, sending.",
            "Exits with 1 where something is wrong."
        },
        footer = {
            "",
            "Examples:",
            "  steadfast doctor",
            "  STEADFAST_URL=https://steadfast.acme.example STEADFAST_TOKEN=... steadfast doctor"
        })
final class DoctorCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    DoctorCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return new Checkup(Server.of(environment), spec.commandLine().getOut()).run();
    }
}
