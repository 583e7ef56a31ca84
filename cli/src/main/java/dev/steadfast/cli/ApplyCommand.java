package dev.steadfast.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code steadfast apply}: publishes a folder of playbooks. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes a folder of playbooks: what has changed becomes a new version.",
            "Published playbooks that the folder lacks are retired: nobody enters them any more.",
            "Nothing is published when there is an error in any file. See first what it will do: steadfast plan."
        },
        footer = {
            "",
            "Examples:",
            "  steadfast apply --note \"Shorter onboarding\"",
            "  steadfast apply ours/ --in-flight migrate"
        })
final class ApplyCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private PlaybookFiles files = new PlaybookFiles();

    @Option(names = "--note", paramLabel = "TEXT", description = "Why; shown with the version")
    private @Nullable String note;

    ApplyCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Server server = Server.of(environment);
        Server.Answer answer = server.post("/api/playbooks/apply", files.body(note));
        PlanReport report = new PlanReport(files.folder(), spec.commandLine().getOut());
        return switch (answer.status()) {
            case 200 -> report.applied(answer.json());
            case 422 -> report.refused(answer.json());
            default -> throw server.failure(answer);
        };
    }
}
