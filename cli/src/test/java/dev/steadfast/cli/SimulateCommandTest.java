package dev.steadfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class SimulateCommandTest {

    private static final Path STORY = Path.of("src/test/resources/simulate");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"text, expected.txt", "json, expected.json", "svg, expected.svg"})
    void showsTheStoryAsItIsWrittenDown(String format, String expected) throws IOException {
        assertThat(story("--format", format)).as(err.toString()).isZero();
        assertThat(out).hasToString(Files.readString(STORY.resolve(expected)));
        assertThat(err).hasToString("");
    }

    @Test
    void theExampleOfTheDocumentationIsWhatItPrints() {
        assertThat(run(
                        "simulate",
                        "../playbooks/onboarding.yaml",
                        "--account",
                        "../samples/account.json",
                        "--events",
                        "../samples/account-events.jsonl",
                        "--from",
                        "2026-03-02"))
                .as(err.toString())
                .isZero();
        assertThat(out)
                .asString()
                .contains("Mon 2 Mar 2026  day 0\n", "  10:31  email \"welcome\" to isla@thistleandpine.example\n")
                .contains("* 15:10  milestone.next_action\n", "goal reached");
    }

    @Test
    void theListHasTheSameFieldsInTheSameOrderForAllItsEntries() throws IOException {
        assertThat(story("--format", "json")).isZero();

        JsonNode list = new JsonMapper().readTree(out.toString());
        assertThat(list).isNotEmpty().allSatisfy(entry -> {
            List<String> names = new ArrayList<>();
            entry.fieldNames().forEachRemaining(names::add);
            assertThat(names).containsExactly("at", "step", "kind", "outcome", "reason", "to");
        });
    }

    @Test
    void thePictureIsXmlThatNeedsNothingFromElsewhere() throws Exception {
        assertThat(story("--format", "svg")).isZero();

        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(out.toString())));
        assertThat(out.toString().replace("http://www.w3.org/2000/svg", ""))
                .contains("prefers-color-scheme: dark")
                .contains("Thistle &amp; Pine")
                .doesNotContain("http", "href", "@import", "url(");
    }

    @Test
    void nothingComesAfterTheLastDay() {
        assertThat(story("--until", "2026-03-05")).isZero();
        assertThat(out)
                .asString()
                .contains("Thu 5 Mar 2026", "Still open on Thu 5 Mar 2026, at step call.")
                .doesNotContain("6 Mar");
    }

    @Test
    void saysWhyAnAccountIsNotEnrolledAndEnrolsItWhenAsked() throws IOException {
        String account = write("late.json", "{\"name\": \"Late\", \"status\": \"trial\"}");
        String playbook = STORY.resolve("first-weeks.yaml").toString();

        assertThat(run("simulate", playbook, "--account", account, "--from", "2026-03-02", "--format", "json"))
                .isZero();
        assertThat(out).hasToString("[]\n");
        assertThat(err).asString().startsWith("late is not enrolled: ").contains("account.status is trial");

        out.getBuffer().setLength(0);
        assertThat(run("simulate", playbook, "--account", account, "--from", "2026-03-02", "--enrol"))
                .isZero();
        assertThat(out).asString().contains("Enrolled on Mon 2 Mar 2026 at 09:00: enrolled by hand");
    }

    @Test
    void anEventMayEnrolAndApprovalByAllNeedsNoNames() throws IOException {
        String playbook = write("discount.yaml", """
                playbook: discount
                enrol: [{ on: discount.asked, when: input.percent > 10 }]
                steps:
                  - id: ok
                    approval: { title: Grant it?, by: [finance, legal], all: true, until: 5d, approved: [{ id: yes-then, task: Grant it, assignee: csm }], refused: [] }
                """);
        String account = write("acme.json", "{\"id\": \"acme\", \"name\": \"Acme\"}");
        String events = write("events.jsonl", """
                {"type": "discount.asked", "at": "2026-03-03T10:00:00Z", "data": {"percent": 20}}
                {"type": "task.completed", "at": "2026-03-04T10:00:00Z", "data": {"step": "ok", "outcome": "approved"}}
                """);

        assertThat(run("simulate", playbook, "--account", account, "--events", events, "--from", "2026-03-02"))
                .as(out + "" + err)
                .isZero();
        assertThat(out)
                .asString()
                .contains("* 10:00  discount.asked\n         enrols", "approval \"Grant it?\" to finance, legal")
                .contains("Wed 4 Mar 2026  day 1", "task \"Grant it\"");
    }

    @Test
    void aWholeBookIsCountedByDay() throws IOException {
        String book = write("book.jsonl", """
                {"id": "a", "name": "A", "contract_start": "2026-03-02", "contacts": [{"email": "a@a.example", "role": "admin"}]}
                {"id": "b", "name": "B", "contract_start": "2026-03-02", "contacts": [{"email": "b@b.example", "role": "admin"}]}
                {"id": "c", "name": "C", "status": "churned", "contract_start": "2026-03-02"}
                """);
        String[] asked = {
            "simulate",
            STORY.resolve("first-weeks.yaml").toString(),
            "--book",
            book,
            "--from",
            "2026-03-02",
            "--until",
            "2026-03-31"
        };

        assertThat(run(asked)).as(err.toString()).isZero();
        assertThat(out.toString().lines())
                .first()
                .isEqualTo("The first weeks: 2 of 3 accounts enter, 4 messages leave");
        assertThat(out).asString().containsPattern("Mon 2 Mar 2026 +2  ####");
        assertThat(err).asString().contains("3 of 3");
    }

    @Nested
    class SeveralPlaybooks {

        private static final String CRISIS = """
                playbook: crisis
                priority: 90
                quiets: [news]
                enrol: [{ when: account.status == "active" }]
                steps:
                  - { id: call, day: 3, task: Call them, assignee: csm, wait: true, until: 9d }
                  - { id: more, enrol: thanks }
                """;
        private static final String NEWS = """
                playbook: news
                enrol: [{ when: account.status == "active" }]
                steps: [{ id: letter, day: 1, email: check-in-open, to: [admin] }]
                """;
        private static final String THANKS = """
                playbook: thanks
                steps: [{ id: thank, task: Thank them, assignee: csm }]
                """;

        private String account;

        @BeforeEach
        void write() throws IOException {
            SimulateCommandTest.this.write("crisis.yaml", CRISIS);
            SimulateCommandTest.this.write("news.yaml", NEWS);
            SimulateCommandTest.this.write("thanks.yaml", THANKS);
            account = SimulateCommandTest.this.write(
                    "acme.json",
                    "{\"name\": \"Acme\", \"contacts\": [{\"name\": \"Ada\", \"email\": \"ada@acme.example\", \"role\": \"admin\"}]}");
        }

        @Test
        void ofAFolderSeeOneAnother() {
            assertThat(simulate(folder.toString())).as(out + "" + err).isZero();
            assertThat(out)
                    .asString()
                    .startsWith("3 playbooks for Acme\n")
                    .contains("Enrolled in crisis, news, thanks\n")
                    .contains("put off\n         quiet while crisis runs")
                    .contains("crisis: task \"Call them\"", "news: email \"check-in-open\" to ada@acme.example")
                    .contains(". 09:00  thanks begins\n         a step of crisis\n")
                    .contains("crisis: Ends on Sat 14 Mar 2026: completed.\n");
        }

        @Test
        void sayInJsonWhoseStepItIs() throws IOException {
            assertThat(simulate(folder.toString(), "--format", "json")).isZero();
            JsonNode list = new JsonMapper().readTree(out.toString());
            assertThat(list)
                    .isNotEmpty()
                    .allSatisfy(
                            entry -> assertThat(entry.path("playbook").asText()).isIn("crisis", "news", "thanks"));
        }

        @Test
        void areDrawnTogether() throws Exception {
            assertThat(simulate(folder.toString(), "--format", "svg")).isZero();
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(out.toString())));
            assertThat(out).asString().contains("news: Ends on", "crisis: Ends on");
        }

        @Test
        void takeAnAnswerForTheOneThatIsNamed() throws IOException {
            String events = SimulateCommandTest.this.write(
                    "events.jsonl",
                    "{\"type\": \"task.completed\", \"at\": \"2026-03-06T10:00:00Z\", \"data\": {\"playbook\": \"crisis\", \"step\": \"call\"}}\n");
            assertThat(simulate(folder.toString(), "--events", events)).isZero();
            assertThat(out).asString().contains("crisis: Ends on Fri 6 Mar 2026: completed.\n");

            out.getBuffer().setLength(0);
            Files.writeString(
                    Path.of(events),
                    "{\"type\": \"task.completed\", \"data\": {\"playbook\": \"no\", \"step\": \"call\"}}\n");
            assertThat(simulate(folder.toString(), "--events", events)).isEqualTo(1);
            assertThat(out)
                    .asString()
                    .isEqualTo(events + ":1: data.playbook: \"no\" is not simulated; it can be crisis, news, thanks\n");
        }

        @Test
        void needAFileToEnrolIn() {
            assertThat(simulate(folder.toString(), "--enrol")).isEqualTo(2);
            assertThat(err).asString().contains("--enrol needs to know in which playbook");
        }

        @Test
        void areEachGivenOnce() {
            String news = folder.resolve("news.yaml").toString();
            assertThat(simulate(folder.toString(), news)).isEqualTo(1);
            assertThat(out).asString().contains("news.yaml:1: the playbook \"news\" is in ");
        }

        private int simulate(String path, String... more) {
            List<String> arguments = new ArrayList<>(List.of("simulate", path));
            arguments.addAll(List.of(more));
            arguments.addAll(List.of("--account", account, "--from", "2026-03-02", "--until", "2026-04-30"));
            return run(arguments.toArray(String[]::new));
        }
    }

    @Nested
    class Refuses {

        @Test
        void anAccountThatBreaksRulesWithALineForEach() throws IOException {
            String account = write("bad.json", """
                    {
                      "arr": "much",
                      "colour": "red",
                      "contacts": [
                        { "email": "nobody", "role": "king" },
                        "Ann"
                      ],
                      "custom": { "ok": [1] }
                    }
                    """);

            assertThat(simulate(account)).isEqualTo(1);
            assertThat(out.toString().lines())
                    .anyMatch(line -> line.startsWith(account + ":2: arr: \"much\"; must be"))
                    .anyMatch(line -> line.startsWith(account + ":3: colour: is not a property that is known here"))
                    .anyMatch(line -> line.startsWith(account + ":5: contacts[0].email: \"nobody\"; must be"))
                    .anyMatch(line -> line.startsWith(account + ":5: contacts[0].role: \"king\"; must be"))
                    .anyMatch(line -> line.startsWith(account + ":6: contacts[1]: must be an object"))
                    .anyMatch(line -> line.startsWith(account + ":8: custom.ok: must be"))
                    .anyMatch(line -> line.startsWith(account + ":1: name: is required"))
                    .hasSize(7);
        }

        @Test
        void whatIsNotJson() throws IOException {
            String account = write("bad.json", "{\n  \"name\": Acme\n}\n");
            assertThat(simulate(account)).isEqualTo(1);
            assertThat(out).asString().startsWith(account + ":2: not JSON: ");
        }

        @Test
        void eventsThatAreNoneWithALineForEach() throws IOException {
            String events = write("events.jsonl", """
                    {"type": "Signed Up", "at": "2026-03-03T10:00:00Z"}
                    {"type": "contract.signed", "at": "yesterday"}
                    {"type": "contract.signed", "data": 7}
                    [1]
                    no
                    """);
            assertThat(simulate(STORY.resolve("account.json").toString(), "--events", events))
                    .isEqualTo(1);
            assertThat(out.toString().lines().map(line -> line.substring(events.length())))
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith(":1: type: \"Signed Up\" is not an event type"),
                            line -> assertThat(line).startsWith(":2: at: \"yesterday\" is not a moment"),
                            line -> assertThat(line).isEqualTo(":3: data: must be an object"),
                            line -> assertThat(line).startsWith(":4: must be an object"),
                            line -> assertThat(line).startsWith(":5: not JSON: "));
        }

        @Test
        void anAnswerToAStepThatIsNotThere() throws IOException {
            String events = write("events.jsonl", """
                    {"type": "task.completed", "data": {"step": "cal", "outcome": "well"}}
                    {"type": "enrolment.snooze", "data": {"step": "call"}}
                    """);
            assertThat(simulate(STORY.resolve("account.json").toString(), "--events", events))
                    .isEqualTo(1);
            assertThat(out.toString().lines())
                    .containsExactly(
                            events + ":1: data.step: \"cal\" is not a step of first-weeks",
                            events
                                    + ":2: data.until: is required for enrolment.snooze; write it like 2026-03-02T09:30:00Z");
        }

        @Test
        void aPlaybookWithProblems() throws IOException {
            String playbook = write("bad.yaml", "playbook: bad\nsteps:\n  - { id: a, email: nowhere }\n");
            assertThat(run(
                            "simulate",
                            playbook,
                            "--account",
                            STORY.resolve("account.json").toString()))
                    .isEqualTo(1);
            assertThat(out).asString().startsWith(playbook + ":3: step a: ");
        }

        @Test
        void wrongUsage() {
            String playbook = STORY.resolve("first-weeks.yaml").toString();
            String account = STORY.resolve("account.json").toString();
            assertThat(run("simulate", playbook)).isEqualTo(2);
            assertThat(run("simulate", playbook, "--account", account, "--format", "pdf"))
                    .isEqualTo(2);
            assertThat(run("simulate", playbook, "--account", account, "--from", "today"))
                    .isEqualTo(2);
            assertThat(run("simulate", playbook, "--account", account, "--from", "2026-03-02", "--until", "2026-03-01"))
                    .isEqualTo(2);
            assertThat(err).asString().contains("--until 2026-03-01 is before --from 2026-03-02");
        }

        @Test
        void aFileThatIsNotThere() {
            assertThat(simulate(folder.resolve("nobody.json").toString())).isEqualTo(1);
            assertThat(err).asString().endsWith("nobody.json does not exist or cannot be read\n");
        }

        private int simulate(String account, String... more) {
            List<String> arguments = new ArrayList<>(
                    List.of("simulate", STORY.resolve("first-weeks.yaml").toString(), "--account", account));
            arguments.addAll(List.of("--from", "2026-03-02"));
            arguments.addAll(List.of(more));
            return run(arguments.toArray(String[]::new));
        }
    }

    /** What a server is set to decides here as it does there. */
    @Nested
    class Settings {

        private static final String LETTER = """
                playbook: %s
                steps: [{ id: letter, day: 1, time: "10:00", email: text, to: [admin] }]
                """;

        private int simulate(String settings) throws IOException {
            Files.createDirectories(folder.resolve("templates"));
            write("templates/text.md", "---\nsubject: Hello\n---\nHello.\n");
            String account = write(
                    "acme.json",
                    "{\"name\": \"Acme\", \"contacts\": [{\"email\": \"ann@acme.example\", \"role\": \"admin\"}]}");
            return run(
                    "simulate",
                    write("one.yaml", LETTER.formatted("one") + "enrol: [{ when: account.name == \"Acme\" }]\n"),
                    write("two.yaml", LETTER.formatted("two") + "enrol: [{ when: account.name == \"Acme\" }]\n"),
                    "--account",
                    account,
                    "--from",
                    "2026-03-02",
                    "--until",
                    "2026-03-20",
                    "--settings",
                    write(".env", settings));
        }

        @Test
        void theCapsAreThoseOfTheFileAndAreSaid() throws IOException {
            assertThat(simulate("")).as(err.toString()).isZero();
            assertThat(out)
                    .asString()
                    .contains("put off")
                    .contains("Caps: 1 message a day and 4 in 7 days for a contact");

            out.getBuffer().setLength(0);
            assertThat(simulate("""
                            # ours
                            STEADFAST_CAPS_CONTACT_DAY=2
                            STEADFAST_CAPS_CONTACT_WEEK = "6"
                            SMTP_PASSWORD=a=b
                            """)).as(err.toString()).isZero();
            assertThat(out)
                    .asString()
                    .doesNotContain("put off")
                    .contains("Caps: 2 messages a day and 6 in 7 days for a contact, 3 and 8 for an account.");
        }

        @Test
        void whereEmailNeedsConsentNobodyIsWrittenToWithout() throws IOException {
            assertThat(simulate("STEADFAST_CONSENT_EMAIL=required")).isZero();

            assertThat(out).asString().contains("0 messages").doesNotContain("letter\" to ann");
        }

        @Test
        void aMistakeIsSaidWithoutWhatElseIsInTheFile() throws IOException {
            assertThat(simulate("STEADFAST_CAPS_CONTACT_DAY=many\nTOKEN=secret"))
                    .isEqualTo(1);
            assertThat(err)
                    .asString()
                    .contains("STEADFAST_CAPS_CONTACT_DAY must be a number of messages such as 4, and is many")
                    .doesNotContain("secret");

            assertThat(simulate("STEADFAST_CAPS_CONTACT_DAY=5")).isEqualTo(1);
            assertThat(err).asString().contains("7 days must allow what one day allows");

            assertThat(simulate("A=1\nsecret\n")).isEqualTo(1);
            assertThat(out)
                    .asString()
                    .contains(".env:2: no setting is on this line")
                    .doesNotContain("secret");
        }
    }

    private int story(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "simulate",
                STORY.resolve("first-weeks.yaml").toString(),
                "--account",
                STORY.resolve("account.json").toString(),
                "--events",
                STORY.resolve("events.jsonl").toString(),
                "--from",
                "2026-03-02"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... arguments) {
        return Main.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
