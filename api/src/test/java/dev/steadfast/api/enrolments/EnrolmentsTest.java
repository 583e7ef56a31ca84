package dev.steadfast.api.enrolments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OverHttp
class EnrolmentsTest {
    private static final String MOVABLE = """
            playbook: movable
            steps: [{ id: call, day: 3, task: Call, assignee: csm }]
            """;

    private static final String BY_INVOICE = """
            playbook: by-invoice
            key: event.invoice
            steps: [{ id: call, task: Call, assignee: finance }]
            """;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Client client;
    Customers customers;

    @Autowired
    PlaybookCatalog catalog;

    @BeforeEach
    void connect() {
        catalog.publish("movable.yaml", MOVABLE, Map.of(), "test");
        catalog.publish("by-invoice.yaml", BY_INVOICE, Map.of(), "test");
        client = new Client(port);
        customers = new Customers(client);
    }

    @Nested
    class ByHand {
        @Test
        void enrolsAnAccountThatTheRulesLeaveOut() {
            var account = customers.longStanding();

            var created = client.post("/api/enrolments", body(account));

            assertThat(created.status()).as(created.body()).isEqualTo(201);
            assertThat(created.header("Location")).isEqualTo("/api/enrolments/" + created.text("/id"));
            assertThat(created.text("/account")).isEqualTo(account);
            assertThat(created.text("/playbook")).isEqualTo("onboarding");
            assertThat(created.text("/workflow_id")).isEqualTo("onboarding/" + account);
            assertThat(created.text("/state")).isEqualTo("active");
            assertThat(created.json().has("next")).isTrue();
            assertThat(created.json().at("/outcome").isNull()).isTrue();
            assertThat(client.get(created.header("Location")).body()).isEqualTo(created.body());
        }

        @Test
        void refusesASecondTime() {
            var account = customers.fresh();

            assertThat(client.post("/api/enrolments", body(account)).status()).isEqualTo(409);
        }

        @Test
        void knowsNoOtherPlaybookAndNoOtherAccount() {
            assertThat(client.post("/api/enrolments", body("nobody")).status()).isEqualTo(404);
            assertThat(client.post("/api/enrolments", "{\"playbook\": \"none\", \"account\": \"a\"}")
                            .status())
                    .isEqualTo(404);
        }

        @Test
        void saysWhoEnrolledHereAndInTheTimeline() {
            var account = customers.longStanding();

            assertThat(client.post("/api/enrolments", body(account)).text("/enrolled_by"))
                    .isEqualTo("local");

            var first =
                    client.get("/api/accounts/" + account + "/timeline").json().at("/items/0");
            assertThat(first.at("/kind").asString()).isEqualTo("enrol");
            assertThat(first.at("/by").asString()).isEqualTo("local");
        }

        @Test
        void givesEachRunOfAKeyedPlaybookItsKey() {
            var account = customers.longStanding();
            var body = "{\"playbook\": \"by-invoice\", \"account\": \"%s\"%s}";

            var without = client.post("/api/enrolments", body.formatted(account, ""));
            var first = client.post("/api/enrolments", body.formatted(account, ", \"key\": \"inv-1\""));
            var second = client.post("/api/enrolments", body.formatted(account, ", \"key\": \"inv-2\""));
            var again = client.post("/api/enrolments", body.formatted(account, ", \"key\": \"inv-2\""));

            assertThat(without.status()).isEqualTo(422);
            assertThat(without.text("/errors/0/path")).isEqualTo("key");
            assertThat(first.text("/key")).as(first.body()).isEqualTo("inv-1");
            assertThat(second.text("/workflow_id")).isEqualTo("by-invoice/" + account + "/inv-2");
            assertThat(again.status()).isEqualTo(409);
        }

        @Test
        void takesNoKeyWhereThePlaybookHasNone() {
            var account = customers.longStanding();

            var answer = client.post("/api/enrolments", body(account).replace("}", ", \"key\": \"k\"}"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text("/errors/0/rule")).contains("onboarding runs once for an account");
        }

        private static String body(String account) {
            return "{\"playbook\": \"onboarding\", \"account\": \"%s\"}".formatted(account);
        }
    }

    @Nested
    class InLists {
        @Test
        void areFoundByAccountPlaybookAndState() {
            var account = customers.fresh();

            assertThat(client.get("/api/enrolments?account=" + account).json().at("/items"))
                    .hasSize(1);
            assertThat(client.get("/api/enrolments?playbook=onboarding&state=active&account=" + account)
                            .json()
                            .at("/items"))
                    .hasSize(1);
            assertThat(client.get("/api/enrolments?state=finished&account=" + account)
                            .json()
                            .at("/items"))
                    .isEmpty();
        }

        @Test
        void areReadInPartsWithoutGapOrRepetition() {
            for (int i = 0; i < 5; i++) {
                customers.fresh();
            }
            var whole = client.get("/api/enrolments?limit=200").json();
            var ids = whole.at("/items")
                    .valueStream()
                    .map(item -> item.at("/id").asString())
                    .toList();

            var read = new ArrayList<String>();
            var next = "";
            do {
                var part = client.get("/api/enrolments?limit=2&after=" + next).json();
                part.at("/items").forEach(item -> read.add(item.at("/id").asString()));
                next = part.at("/next").isNull() ? "" : part.at("/next").asString();
            } while (!next.isEmpty());

            assertThat(read).isEqualTo(ids).doesNotHaveDuplicates();
        }
    }

    @Nested
    class Commands {
        String account;
        String id;

        @BeforeEach
        void enrol() {
            account = customers.fresh();
            id = customers.enrolmentOf(account);
        }

        @Test
        void answersWithTheEnrolmentAsItIsNow() {
            try (var _ = EngineStandIn.thatApplies(jdbc)) {
                var paused = client.post("/api/enrolments/" + id + "/pause", "{\"note\": \"on holiday\"}");

                assertThat(paused.status()).as(paused.body()).isEqualTo(200);
                assertThat(paused.text("/state")).isEqualTo("paused");
                assertThat(client.post("/api/enrolments/" + id + "/cancel").text("/state"))
                        .isEqualTo("finished");
            }
        }

        @Test
        void refusesWhatMakesNoSenseWithTheReason() {
            var answer = client.post("/api/enrolments/" + id + "/resume");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("/detail")).isEqualTo("The enrolment is not paused");
        }

        @Test
        void refusesToSkipAStepThatIsNotNext() {
            assertThat(client.post("/api/enrolments/" + id + "/skip", "{\"step\": \"hand-over\"}")
                            .status())
                    .isEqualTo(409);
        }

        @Test
        void tellsTheReasonOfARunThatRefusesLater() {
            try (var _ = EngineStandIn.thatRefuses(jdbc)) {
                var answer = client.post("/api/enrolments/" + id + "/skip", "{}");

                assertThat(answer.status()).isEqualTo(409);
                assertThat(answer.text("/detail")).isEqualTo("The step has just begun");
            }
        }

        @Test
        void sameKeyAgainIsTheSameCommand() {
            try (var _ = EngineStandIn.thatApplies(jdbc)) {
                for (int i = 0; i < 3; i++) {
                    assertThat(client.post("/api/enrolments/" + id + "/pause", "{}", "Idempotency-Key", "k1")
                                    .status())
                            .isEqualTo(200);
                }
            }
            assertThat(jdbc.sql("select count(*) from input where enrolment = ?")
                            .param(id)
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }

        @Test
        void isAcceptedWhenNoEngineAnswersAndCanBeLookedUp() {
            var accepted = client.post("/api/enrolments/" + id + "/pause", "{}");

            assertThat(accepted.status()).isEqualTo(202);
            var command = client.get("/api/commands/" + accepted.text("/command"));
            assertThat(command.text("/state")).isEqualTo("pending");
            assertThat(command.text("/type")).isEqualTo("pause");
            assertThat(command.text("/by")).isEqualTo("local");
            assertThat(command.text("/enrolment")).isEqualTo(id);
        }

        @Test
        void putsTheNextStepOff() {
            try (var _ = EngineStandIn.thatApplies(jdbc)) {
                var answer = client.post(
                        "/api/enrolments/" + id + "/snooze",
                        "{\"until\": \"2999-01-01T09:00:00Z\", \"note\": \"on holiday\"}");

                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            }
            assertThat(stored())
                    .containsExactly("{\"type\": \"snooze\", \"until\": \"2999-01-01T09:00:00Z\"} on holiday");
        }

        @Test
        void putsNothingOffUntilAMomentThatHasPassedOrIsNone() {
            var passed = client.post("/api/enrolments/" + id + "/snooze", "{\"until\": \"2020-01-01T09:00:00Z\"}");
            var none = client.post("/api/enrolments/" + id + "/snooze", "{}");
            var another = client.post(
                    "/api/enrolments/" + id + "/snooze",
                    "{\"until\": \"2999-01-01T09:00:00Z\", \"step\": \"hand-over\"}");

            assertThat(passed.status()).isEqualTo(409);
            assertThat(passed.text("/detail")).contains("2020-01-01T09:00:00Z has passed");
            assertThat(none.status()).isEqualTo(422);
            assertThat(none.text("/errors/0/path")).isEqualTo("until");
            assertThat(another.status()).isEqualTo(409);
        }

        @Test
        void putsTheAccountOnTheManagersDeskOnce() {
            try (var _ = EngineStandIn.thatApplies(jdbc)) {
                for (int i = 0; i < 2; i++) {
                    assertThat(client.post(
                                            "/api/enrolments/" + id + "/escalate",
                                            "{\"note\": \"they are angry\"}",
                                            "Idempotency-Key",
                                            "e1")
                                    .status())
                            .isEqualTo(200);
                }
            }
            assertThat(stored()).singleElement().asString().contains("escalate").endsWith(" they are angry");
        }

        private List<String> stored() {
            return jdbc.sql("select payload::text || coalesce(' ' || note, '') from input where enrolment = ?")
                    .param(id)
                    .query(String.class)
                    .list();
        }

        @Nested
        class DayZero {
            String movable;

            @BeforeEach
            void enrolInAnother() {
                movable = client.post(
                                "/api/enrolments",
                                "{\"playbook\": \"movable\", \"account\": \"%s\"}".formatted(account))
                        .text("/id");
            }

            private Answer move(String enrolment, String to) {
                return client.post("/api/enrolments/" + enrolment + "/reschedule", "{\"to\": \"" + to + "\"}");
            }

            private String anchor() {
                return jdbc.sql("select payload ->> 'anchor' from input where enrolment = ? order by seq desc limit 1")
                        .param(movable)
                        .query(String.class)
                        .single();
            }

            @Test
            void movesToADateInTheCustomersZoneOrToAnInstant() {
                try (var _ = EngineStandIn.thatApplies(jdbc)) {
                    assertThat(move(movable, "2027-07-01").status()).isEqualTo(200);
                    assertThat(anchor()).isEqualTo("2027-06-30T22:00:00Z");
                    assertThat(move(movable, "2027-07-01T06:30:00Z").status()).isEqualTo(200);
                    assertThat(anchor()).isEqualTo("2027-07-01T06:30:00Z");
                }
            }

            @Test
            void movesToNothingElse() {
                for (var nonsense : List.of("tomorrow", "2027-02-30", "2027-07-01T06:30")) {
                    var answer = move(movable, nonsense);
                    assertThat(answer.status()).as(nonsense).isEqualTo(422);
                    assertThat(answer.text("/errors/0/rule")).contains("2026-03-02");
                }
            }

            @Test
            void isMovedOnTheAccountWhereItIsADateOfIt() {
                var answer = move(id, "2027-07-01");

                assertThat(answer.status()).isEqualTo(409);
                assertThat(answer.text("/detail"))
                        .isEqualTo("Day 0 is account.contract_start; change it on the account");
            }
        }

        @Test
        void knowsNoOtherEnrolmentAndNoOtherCommand() {
            assertThat(client.post("/api/enrolments/none/pause").status()).isEqualTo(404);
            assertThat(client.post("/api/enrolments/none/snooze", "{\"until\": \"2999-01-01T09:00:00Z\"}")
                            .status())
                    .isEqualTo(404);
            assertThat(client.post("/api/enrolments/" + id + "/dance").status()).isEqualTo(404);
        }
    }
}
