package dev.steadfast.standalone.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.steadfast.standalone.RealTemporal;
import dev.steadfast.standalone.SteadfastProcess;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * CS Ops change a playbook while customers are on their way through it: they see what it will do, do it, and everybody
 * gets what the new version says, and nothing twice.
 */
class VersionsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String FIRST = """
            playbook: tour
            purpose: transactional
            send: { window: "mon-sun 00:00-23:59" }
            steps:
              - { id: hello, email: hello, to: [admin] }
              - { id: tips, day: 3, email: tips, to: [admin] }
            """;
    private static final String SECOND = """
            playbook: tour
            purpose: transactional
            send: { window: "mon-sun 00:00-23:59" }
            steps:
              - { id: hello, email: hello, to: [admin] }
              - { id: tips, day: 5, email: tips, to: [admin] }
              - { id: more, day: 7, email: tips, to: [admin] }
            """;

    @TempDir
    Path folder;

    Path playbooks;
    Rest rest;
    SteadfastCommand command;

    @BeforeEach
    void writeTheFolder() throws IOException {
        playbooks = Files.createDirectories(folder.resolve("ours"));
        Path texts = Files.createDirectories(playbooks.resolve("templates"));
        Files.writeString(texts.resolve("hello.md"), "---\nsubject: Hello\n---\nHello.\n");
        Files.writeString(texts.resolve("tips.md"), "---\nsubject: Tips\n---\nTips.\n");
        write(FIRST);
    }

    private void write(String playbook) throws IOException {
        Files.writeString(playbooks.resolve("tour.yaml"), playbook);
    }

    @Test
    void customersOnTheirWayGoOnInTheNewVersionOfARealEngine() throws IOException {
        RealTemporal.isNeeded();
        goesOnInTheNewVersion("dev-server");
    }

    @Test
    void customersOnTheirWayGoOnInTheNewVersionOfTheEngineInTheJvm() throws IOException {
        goesOnInTheNewVersion("in-jvm");
    }

    private void goesOnInTheNewVersion(String engine) throws IOException {
        try (var steadfast =
                SteadfastProcess.on(folder.resolve("data")).engine(engine).start()) {
            rest = Rest.local(steadfast.page());
            command = new SteadfastCommand(steadfast.page());
            publishes();
            List<String> runs =
                    Stream.of("acme", "globex", "initech").map(this::enrol).toList();
            runs.forEach(run -> hears(run, "hello"));

            takesAlong(runs);
            new Customers(rest).advance(Duration.ofDays(8));

            runs.forEach(run -> {
                hears(run, "hello", "tips", "more");
                assertThat(enrolment(run).get("version").asInt()).isEqualTo(2);
                assertThat(enrolment(run).get("state").asString()).isEqualTo("finished");
            });
            beginsAnew();
            steadfast.ctrlC();
        }
    }

    private void publishes() throws IOException {
        write(FIRST.replace("email: tips", "email: tricks"));
        SteadfastCommand.Ended refused = command.run("apply", playbooks.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains(
                        playbooks.resolve("tour.yaml") + ":6: step tips: there is no template \"tricks\"",
                        "Refused: nothing is published.");
        write(FIRST);
        assertThat(command.run("plan", playbooks.toString()).output())
                .contains("tour: new, version 1\n", "onboarding: removed, version 1");
        SteadfastCommand.Ended applied = command.run("apply", playbooks.toString(), "--note", "The first");
        assertThat(applied.exitCode()).as(applied.output()).isZero();
        assertThat(applied.output()).contains("tour: new, version 1\n");
    }

    private void takesAlong(List<String> runs) throws IOException {
        write(SECOND);
        SteadfastCommand.Ended planned =
                command.run("plan", playbooks.toString(), "--in-flight", "migrate", "--account", "acme");
        assertThat(planned.exitCode()).as(planned.output()).isZero();
        assertThat(planned.output())
                .contains(
                        "tour: changed, version 1 becomes 2, 3 runs in flight\n"
                                + "  messages of these runs: 3 added, 0 dropped, 3 moved\n  acme:\n    + more  ",
                        "    > tips  ");
        runs.forEach(run -> assertThat(enrolment(run).get("version").asInt())
                .as("a plan moves nobody")
                .isEqualTo(1));

        SteadfastCommand.Ended applied = command.run("apply", playbooks.toString(), "--in-flight", "migrate");
        assertThat(applied.exitCode()).as(applied.output()).isZero();
        assertThat(applied.output()).isEqualTo("tour: changed, version 2, 3 migrated\n");
    }

    /** The new run has the workflow id of the old one, whose execution sleeps and has to make room. */
    private void beginsAnew() throws IOException {
        String old = enrol("hooli");
        hears(old, "hello");
        write(FIRST);
        SteadfastCommand.Ended applied = command.run("apply", playbooks.toString(), "--in-flight", "restart");
        assertThat(applied.output()).isEqualTo("tour: changed, version 1, 1 restarted\n");
        assertThat(enrolment(old).get("outcome").asString()).isEqualTo("restarted");
        String fresh = rest.get("/api/enrolments?account=hooli&state=active")
                .at("/items/0/id")
                .asString();
        hears(fresh);

        new Customers(rest).advance(Duration.ofDays(5));

        hears(fresh, "hello", "tips");
        hears(old, "hello");
    }

    private String enrol(String account) {
        var put = rest.put("/api/accounts/" + account, """
                {"name": "%s", "time_zone": "Europe/Berlin",
                 "contacts": [{"name": "Mia", "email": "mia@%s.example", "role": "admin"}]}
                """.formatted(account, account));
        assertThat(put.status()).isEqualTo(201);
        var created = rest.post(
                "/api/enrolments",
                "application/json",
                BodyPublishers.ofString("{\"playbook\": \"tour\", \"account\": \"%s\"}".formatted(account)));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        return created.body().get("id").asString();
    }

    private JsonNode enrolment(String run) {
        return rest.get("/api/enrolments/" + run);
    }

    /** Exactly these messages have come, each once. */
    private void hears(String run, String... steps) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rest.all("/api/messages"))
                        .filteredOn(
                                message -> message.get("enrolment").asString().equals(run))
                        .extracting(message -> message.get("step").asString())
                        .containsExactlyInAnyOrder(steps));
    }
}
