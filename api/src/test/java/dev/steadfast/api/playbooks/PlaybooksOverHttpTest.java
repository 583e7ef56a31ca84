package dev.steadfast.api.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.playbooks.ShippedFolder;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publishing, moving and rolling back over HTTP. Every folder has what is shipped, so that other tests find it there. */
@OverHttp
class PlaybooksOverHttpTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOUR = """
            playbook: tour
            title: The tour
            steps:
              - { id: first, day: 2, task: First, assignee: csm }
              - { id: second, day: 5, email: welcome, to: [admin] }
            """;

    @LocalServerPort
    int port;

    @Autowired
    PlaybookCatalog catalog;

    Client client;
    Customers customers;
    final Map<String, String> files = new TreeMap<>();

    @BeforeEach
    void publishTheTour() {
        client = new Client(port);
        customers = new Customers(client);
        var shipped = ShippedFolder.read();
        files.putAll(shipped.playbooks());
        files.put("tour.yaml", TOUR);
        assertThat(apply("pin").status()).isEqualTo(200);
    }

    @AfterEach
    void leaveWhatWasThere() {
        files.remove("tour.yaml");
        apply("pin");
    }

    private Answer apply(String inFlight) {
        return client.post("/api/playbooks/apply", body(inFlight, ""));
    }

    private Answer plan(String inFlight, String more) {
        return client.post("/api/playbooks/plan", body(inFlight, more));
    }

    private String body(String inFlight, String more) {
        return "{\"files\": %s, \"in_flight\": \"%s\", \"note\": \"why not\" %s}"
                .formatted(JSON.writeValueAsString(files), inFlight, more);
    }

    private static JsonNode tour(Answer answer) {
        return StreamSupport.stream(answer.json().at("/playbooks").spliterator(), false)
                .filter(one -> one.at("/name").asString().equals("tour"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.body()));
    }

    private String enrol() {
        var account = customers.longStanding();
        return client.post("/api/enrolments", "{\"playbook\": \"tour\", \"account\": \"%s\"}".formatted(account))
                .text("/id");
    }

    private void change(String from, String to) {
        files.put("tour.yaml", TOUR.replace(from, to));
    }

    @Nested
    class OfAFolder {
        @Test
        void theSameFolderChangesNothing() {
            var answer = plan("pin", "");

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().at("/playbooks"))
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.at("/change").asString())
                            .as(one.toString())
                            .isEqualTo("unchanged"));
        }

        @Test
        void theFiguresComeBeforeAndTheRunsAfterwards() {
            var id = enrol();
            var account = client.get("/api/enrolments/" + id).text("/account");
            change("day: 5", "day: 9");

            var planned = tour(plan("migrate", ", \"accounts\": [\"%s\"]".formatted(account)));
            assertThat(planned.at("/change").asString()).isEqualTo("changed");
            assertThat(planned.at("/runs_moving").asInt()).isPositive();
            assertThat(planned.at("/touches/moved").asInt()).isPositive();
            assertThat(planned.at("/accounts/0/account").asString()).isEqualTo(account);
            assertThat(planned.at("/accounts/0/moved/0/step").asString()).isEqualTo("second");

            var applied = apply("migrate");
            assertThat(tour(applied).at("/migrated").asInt())
                    .isEqualTo(planned.at("/runs_moving").asInt());
            assertThat(client.get("/api/enrolments/" + id).json().at("/version").asInt())
                    .isEqualTo(planned.at("/next_version").asInt());
        }

        @Test
        void anErrorRefusesTheWholeWithFileLineAndStep() {
            change("email: welcome", "email: no-such-text");

            var answer = apply("pin");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            var error = answer.json().at("/errors/0");
            assertThat(error.at("/file").asString()).isEqualTo("tour.yaml");
            assertThat(error.at("/line").asInt()).isEqualTo(5);
            assertThat(error.at("/step").asString()).isEqualTo("second");
            assertThat(error.at("/severity").asString()).isEqualTo("error");
            assertThat(answer.json().at("/errors"))
                    .as("warnings refuse nothing")
                    .hasSize(1);
            assertThat(plan("pin", "").json().at("/problems"))
                    .anySatisfy(problem -> assertThat(problem).isEqualTo(error));
        }

        @Test
        void aRequestThatMakesNoSenseIsRefusedByItsOwnRules() {
            assertThat(client.post("/api/playbooks/plan", "{}").text("/errors/0/path"))
                    .isEqualTo("files");
            assertThat(client.post("/api/playbooks/plan", "{\"files\": {\"a.yaml\": null}}")
                            .text("/errors/0/path"))
                    .isEqualTo("files[a.yaml]");
            assertThat(plan("drop", "").text("/errors/0/rule")).contains("pin, migrate, restart");
            assertThat(client.post("/api/playbooks/plan", "{\"files\": ").status())
                    .isEqualTo(400);
            assertThat(client.post(
                                    "/api/playbooks/plan",
                                    "{\"files\": {\"a.yaml\": \"" + "x".repeat(9_000_000) + "\"}}")
                            .status())
                    .isEqualTo(413);
        }
    }

    @Nested
    class OfOneEnrolment {
        @Test
        void movesThereAndBack() {
            var id = enrol();
            var before = client.get("/api/enrolments/" + id);
            change("day: 2", "day: 4");
            apply("pin");

            var moved = client.post("/api/enrolments/" + id + "/migrate", "{\"note\": \"try it\"}");
            assertThat(moved.status()).as(moved.body()).isEqualTo(200);
            assertThat(moved.json().at("/version").asInt())
                    .isGreaterThan(before.json().at("/version").asInt());
            var back = client.post(
                    "/api/enrolments/" + id + "/migrate",
                    "{\"version\": %d}".formatted(before.json().at("/version").asInt()));

            assertThat(back.body()).isEqualTo(before.body());
            assertThat(client.get("/api/accounts/" + before.text("/account") + "/timeline")
                            .body())
                    .contains("by local: try it");
        }

        @Test
        void staysWithTheReasonWhereSomethingWouldBeLost() {
            var id = enrol();
            change("id: first", "id: renamed");
            apply("pin");

            var refused = client.post("/api/enrolments/" + id + "/migrate");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("/detail")).contains("step first does not exist any more");
            assertThat(client.post("/api/enrolments/" + id + "/migrate", "{\"allow_loss\": true}")
                            .text("/next/step"))
                    .isEqualTo("second");
        }

        @Test
        void knowsNoOtherEnrolmentAndNoOtherVersion() {
            assertThat(client.post("/api/enrolments/none/migrate").status()).isEqualTo(404);
            assertThat(client.post("/api/enrolments/" + enrol() + "/migrate", "{\"version\": 99}")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Nested
    class InLists {
        @Test
        void eachStandsWithItsVersionsWhoMadeThemAndWhy() {
            var id = enrol();
            change("title: The tour", "title: Another tour");
            apply("pin");

            var one = client.get("/api/playbooks/tour").json();
            assertThat(one.at("/playbook/title").asString()).isEqualTo("Another tour");
            assertThat(one.at("/playbook/runs_in_flight").asInt()).isPositive();
            var newest = one.at("/versions/0");
            assertThat(newest.at("/current").asBoolean()).isTrue();
            assertThat(newest.at("/author").asString()).isEqualTo("local");
            assertThat(newest.at("/note").asString()).isEqualTo("why not");
            assertThat(newest.at("/hash").asString()).isNotBlank();
            var source = client.get(
                    "/api/playbooks/tour/versions/" + newest.at("/version").asInt());
            assertThat(source.text("/source")).isEqualTo(files.get("tour.yaml"));
            assertThat(source.json().at("/templates").has("welcome.md")).isTrue();
            assertThat(client.get("/api/enrolments/" + id).json().at("/version").asInt())
                    .isNotEqualTo(newest.at("/version").asInt());
        }

        @Test
        void allAreFoundPageByPage() {
            var first = client.get("/api/playbooks?limit=1").json();

            assertThat(first.at("/items/0/name").asString()).isEqualTo("advocacy");
            assertThat(client.get("/api/playbooks?limit=1&after=advocacy").text("/items/0/name"))
                    .isEqualTo("at-risk");
            assertThat(client.get("/api/playbooks/none").status()).isEqualTo(404);
            assertThat(client.get("/api/playbooks/tour/versions/99").status()).isEqualTo(404);
        }

        @Test
        void anOlderVersionIsCurrentAgainOnceItIsRestored() {
            int before = catalog.newest("tour").orElseThrow().version();
            change("day: 2", "day: 3");
            apply("pin");

            var restored = client.post(
                    "/api/playbooks/tour/restore", "{\"version\": %d, \"note\": \"too soon\"}".formatted(before));

            assertThat(restored.status()).as(restored.body()).isEqualTo(200);
            assertThat(restored.json().at("/playbook/version").asInt()).isEqualTo(before);
            assertThat(restored.text("/playbook/note")).isEqualTo("too soon");
            assertThat(catalog.newest("tour").orElseThrow().version()).isEqualTo(before);
            assertThat(client.post("/api/playbooks/tour/restore", "{\"version\": 99}")
                            .status())
                    .isEqualTo(404);
            assertThat(client.post("/api/playbooks/tour/restore", "{}").status())
                    .isEqualTo(422);
        }
    }
}
