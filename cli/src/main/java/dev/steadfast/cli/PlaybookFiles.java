package dev.steadfast.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code plan} and {@code apply} send: a folder of playbooks, and what is to become of runs in flight. */
final class PlaybookFiles {

    /** What is to become of the runs of an older version; the lower-case name is the word. */
    enum InFlight {
        pin,
        migrate,
        restart
    }

    private static final JsonMapper JSON = new JsonMapper();

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            defaultValue = "playbooks",
            description = "The folder with *.yaml and templates/; default: ${DEFAULT-VALUE}")
    private Path folder = Path.of("playbooks");

    @Option(
            names = "--in-flight",
            paramLabel = "WHAT",
            defaultValue = "pin",
            description = "What becomes of runs in flight: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private InFlight inFlight = InFlight.pin;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "Show what changes for this account; may be given several times")
    private List<String> accounts = List.of();

    @Option(names = "--allow-loss", description = "Migrate also runs whose position the new version does not have")
    private boolean allowLoss;

    Path folder() {
        return folder;
    }

    /** The body of the request. */
    String body(@Nullable String note) {
        if (!Files.isDirectory(folder)) {
            throw new Failure(folder + " is not a folder");
        }
        ObjectNode body = JSON.createObjectNode();
        ObjectNode files = body.putObject("files");
        add(files, folder, "", ".yaml");
        add(files, folder.resolve("templates"), "templates/", ".md");
        addAttachments(files, folder.resolve("templates").resolve("attachments"));
        if (files.isEmpty()) {
            throw new Failure(folder + " has no *.yaml in it");
        }
        body.put("in_flight", inFlight.name().toLowerCase(Locale.ROOT));
        accounts.forEach(body.putArray("accounts")::add);
        body.put("allow_loss", allowLoss);
        if (note != null) {
            body.put("note", note);
        }
        return body.toString();
    }

    private static void addAttachments(ObjectNode files, Path folder) {
        try {
            TextFolder.attachments(folder).forEach((name, base64) -> files.put("templates/" + name, base64));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ObjectNode files, Path folder, String prefix, String extension) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .forEach(file -> files.put(prefix + file.getFileName(), TextFile.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
