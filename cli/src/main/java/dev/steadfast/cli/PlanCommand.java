package dev.steadfast.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code steadfast plan}: asks the server what {@link ApplyCommand} would do. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Compares a folder of playbooks with what is published, and changes nothing.",
            "Says which are new, changed or removed, how many runs are under way, and what these would send."
        },
        footer = {
            "",
            "Examples:",
            "  steadfast plan",
            "  steadfast plan ours/ --in-flight migrate --account acme",
            "  STEADFAST_URL=https://steadfast.acme.example STEADFAST_TOKEN=... steadfast plan"
        })
final class PlanCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private PlaybookFiles files = new PlaybookFiles();

    PlanCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Server server = Server.of(environment);
        Server.Answer answer = server.post("/api/playbooks/plan", files.body(null));
        PlanReport report = new PlanReport(files.folder(), spec.commandLine().getOut());
        return switch (answer.status()) {
            case 200 -> report.plan(answer.json());
            case 422 -> report.refused(answer.json());
            default -> throw server.failure(answer);
        };
    }
}
