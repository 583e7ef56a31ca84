package dev.steadfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

    private static final String GOOD = """
            playbook: hello
            steps:
              - { id: first, email: welcome, to: [champion] }
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongWithWhatIsShipped() {
        assertThat(lint("../playbooks")).as(out.toString()).isZero();
        assertThat(out.toString().lines().toList())
                .last()
                .asString()
                .matches("\\d+ playbooks, \\d+ mappings, (no problems|\\d+ warnings?)");
        assertThat(out.toString().lines().filter(line -> !line.matches("\\d+ playbooks, .*")))
                .as("replies and clicks are only known once something listens for them")
                .allMatch(
                        line -> line.contains(": warning: ") && line.contains("nothing tracks whether messages are "));
    }

    @Test
    void knowsTheShippedTexts() throws IOException {
        assertThat(lint(write("hello.yaml", GOOD))).as(out.toString()).isZero();
    }

    @Test
    void knowsTheTextsBesideThePlaybook() throws IOException {
        write("templates/ours.md", "---\nsubject: Hello\n---\nHello.\n");
        assertThat(lint(write("hello.yaml", GOOD.replace("welcome", "ours"))))
                .as(out.toString())
                .isZero();
    }

    @Test
    void printsEveryProblemWithFileAndLine() throws IOException {
        String first = write("a.yaml", GOOD.replace("welcome", "nowhere"));
        String second = write("b.yaml", "playbook: Hello World\nsteps: []\ncolour: red\n");
        write("team.yaml", "no: playbook\n");

        assertThat(lint(folder.toString())).isEqualTo(1);
        assertThat(out.toString().lines()).anyMatch(line -> line.startsWith(first + ":3: step first: "));
        assertThat(out.toString().lines()).anyMatch(line -> line.startsWith(second + ":1: "));
        assertThat(out.toString().lines()).anyMatch(line -> line.startsWith(second + ":3: "));
        assertThat(out.toString().lines())
                .as("a team is read as one, not as a playbook")
                .filteredOn(line -> line.contains("team.yaml"))
                .first()
                .asString()
                .endsWith("team.yaml:1: unknown field \"no\"; allowed are queues, managers");
    }

    @Test
    void findsAnAttachmentThatIsNotThere() throws IOException {
        String text = write("templates/ours.md", "---\nsubject: Hello\nattach: [guide.pdf, map.png]\n---\nHello.\n");
        write("templates/attachments/guide.pdf", "%PDF");
        String playbook = write("hello.yaml", GOOD.replace("welcome", "ours"));

        assertThat(lint(playbook)).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        text
                                + ":2: there is no attachment \"map.png\"; put it into templates/attachments/ (there are guide.pdf)");

        write("templates/attachments/map.png", "PNG");
        assertThat(lint(playbook)).as(out.toString()).isZero();
    }

    @Test
    void printsProblemsOfTexts() throws IOException {
        String text = write("templates/ours.md", "---\nsubject: Hello\n---\n{{ account.nonsense | }}\n");
        String playbook = write("hello.yaml", GOOD.replace("welcome", "ours"));

        assertThat(lint(playbook, playbook)).isEqualTo(1);
        assertThat(out.toString().lines().filter(line -> line.startsWith(text + ":")))
                .isNotEmpty();
    }

    @Test
    void refusesALetterWithoutASubject() throws IOException {
        write("templates/ours.md", "---\n---\nHello.\n");
        String playbook = write("hello.yaml", GOOD.replace("welcome", "ours"));

        assertThat(lint(playbook)).isEqualTo(1);
        assertThat(out).asString().startsWith(playbook + ":3: step first: the text \"ours\" has no subject");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path file = folder.resolve("latin.yaml");
        Files.write(file, "title: Größe".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(lint(file.toString())).isEqualTo(1);
        assertThat(out).hasToString(file + ":1: the file is not UTF-8\n");
    }

    @Test
    void checksMappingsOfWebhooksToo() throws IOException {
        Files.createDirectories(folder.resolve("mappings"));
        write("hello.yaml", GOOD);
        String good = write("mappings/billing.yaml", """
                source: billing
                type: /kind
                account: { external: /customer }
                events: [{ on: paid, to: invoice.paid }]
                """);
        assertThat(lint(folder.toString())).as(out.toString()).isZero();
        assertThat(out.toString()).contains("1 playbook, 1 mapping, no problems");

        String bad = write("mappings/bad.yaml", """
                source: billing
                type: kind
                events: [{ on: paid, to: Invoice Paid }]
                """);
        assertThat(lint(good, bad)).isEqualTo(1);
        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith(bad + ":2: "))
                .anyMatch(line -> line.startsWith(bad + ":3: \"Invoice Paid\" is not a type"));
    }

    @Test
    void checksWhatEventsTellOfAccounts() throws IOException {
        String bad = write("signals.yaml", """
                signals:
                  tickets: { opens: ticket.created }
                  invoice: { opens: Paid }
                """);

        assertThat(lint(bad)).isEqualTo(1);
        assertThat(out.toString().lines())
                .anyMatch(line -> line.contains("unknown field \"tickets\"; did you mean \"ticket\"?"))
                .anyMatch(line -> line.startsWith(bad + ":3: \"Paid\" is not a type of events"));
    }

    @Test
    void exitsWith2WhereThereIsNothingToCheck() {
        assertThat(lint(folder.toString())).isEqualTo(2);
        assertThat(lint(folder.resolve("none.yaml").toString())).isEqualTo(2);
        assertThat(err).asString().contains("none.yaml does not exist");
    }

    private String write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private int lint(String... paths) {
        String[] arguments = new String[paths.length + 1];
        arguments[0] = "lint";
        System.arraycopy(paths, 0, arguments, 1, paths.length);
        return Main.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
