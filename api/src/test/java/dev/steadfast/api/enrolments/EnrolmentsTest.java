package dev.steadfast.api.enrolments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OverHttp
class EnrolmentsTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Client client;
    Customers customers;

    @BeforeEach
    void connect() {
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
        String id;

        @BeforeEach
        void enrol() {
            id = customers.enrolmentOf(customers.fresh());
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
        void knowsNoOtherEnrolmentAndNoOtherCommand() {
            assertThat(client.post("/api/enrolments/none/pause").status()).isEqualTo(404);
            assertThat(client.post("/api/enrolments/" + id + "/snooze").status())
                    .isEqualTo(404);
        }
    }
}
