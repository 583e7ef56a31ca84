package dev.steadfast.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Does what users do most, so that the JVM learns what to keep in its cache for a fast start. Called by the build. */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "HOME", description = "The folder of playbooks/ and samples/")
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Override
    public Integer call() {
        String playbooks = home.resolve("playbooks").toString();
        String playbook = home.resolve("playbooks/onboarding.yaml").toString();
        String account = home.resolve("samples/account.json").toString();
        String events = home.resolve("samples/account-events.jsonl").toString();
        run("lint", playbooks);
        for (String format : new String[] {"text", "json", "svg"}) {
            run("simulate", playbook, "--account", account, "--events", events, "--format", format);
        }
        return 0;
    }

    private static void run(String... arguments) {
        CommandLine command = Main.commandLine(Map.of());
        command.setOut(new PrintWriter(Writer.nullWriter()));
        command.setErr(new PrintWriter(Writer.nullWriter()));
        command.execute(arguments);
    }
}
