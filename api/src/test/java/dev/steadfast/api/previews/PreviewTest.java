package dev.steadfast.api.previews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.reach.Suppression;
import dev.steadfast.store.reach.Suppressions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OverHttp
class PreviewTest {

    private static final Map<String, String> TEXTS = Map.of("hi.md", "---\nsubject: Hi\n---\nHi.\n");

    @LocalServerPort
    int port;

    @Autowired
    PlaybookCatalog catalog;

    @Autowired
    Suppressions suppressions;

    Client client;
    Customers customers;

    @BeforeEach
    void connect() {
        client = new Client(port);
        customers = new Customers(client);
        catalog.publish("rehearsed.yaml", """
                playbook: rehearsed
                goal: { on: rehearsal.over, then: exit }
                steps:
                  - { id: hello, day: 0, email: hi, to: [admin] }
                  - { id: call, day: 9, task: Call them, assignee: csm }
                """, TEXTS, "test");
    }

    private static List<String> steps(JsonNode account) {
        return account.at("/entries")
                .valueStream()
                .filter(entry ->
                        !entry.at("/step").isNull() && !entry.at("/step").isMissingNode())
                .map(entry -> entry.at("/at").asString().substring(0, 10) + " "
                        + entry.at("/step").asString() + " "
                        + entry.at("/outcome").asString())
                .toList();
    }

    @Nested
    class OfAnAccount {

        @Test
        void onePlaybookSaysWhoGetsWhatWhen() {
            String account = customers.longStanding();

            Answer answer = client.post("/api/preview", """
                    {"playbook": "rehearsed", "account": "%s", "from": "2026-03-02"}
                    """.formatted(account));

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(steps(answer.json().at("/account")))
                    .containsExactly("2026-03-02 hello done", "2026-03-11 call done");
            assertThat(answer.text("/account/entries/0/to")).isEqualTo("mia@" + account + ".example");
            assertThat(answer.text("/account/time_zone")).isEqualTo("Europe/Berlin");
            assertThat(answer.text("/account/runs/0/outcome")).isEqualTo("completed");
        }

        @Test
        void whoMayNotBeWrittenToGetsNothingHereEither() {
            String account = customers.longStanding();
            suppressions.add(new Suppression(
                    "email",
                    "mia@" + account + ".example",
                    Suppression.Reason.COMPLAINT,
                    "provider",
                    null,
                    Instant.parse("2026-03-01T00:00:00Z")));

            try {
                Answer answer = client.post("/api/preview", """
                        {"playbook": "rehearsed", "account": "%s", "from": "2026-03-02"}
                        """.formatted(account));

                assertThat(steps(answer.json().at("/account")))
                        .containsExactly("2026-03-02 hello skipped", "2026-03-11 call done");
            } finally {
                suppressions.lift("email", "mia@" + account + ".example");
            }
        }

        @Test
        void anEventChangesWhatComes() {
            String account = customers.longStanding();

            Answer answer = client.post("/api/preview", """
                    {"playbook": "rehearsed", "account": "%s", "from": "2026-03-02",
                     "events": [{"type": "rehearsal.over", "day": 4}]}
                    """.formatted(account));

            assertThat(steps(answer.json().at("/account"))).containsExactly("2026-03-02 hello done");
            assertThat(answer.text("/account/runs/0/outcome")).isEqualTo("goal");
        }

        @Test
        void allThatWouldApplyGoesOnFromWhereItsRunsStand() {
            String account = customers.fresh();
            String run = customers.enrolmentOf(account);
            assertThat(run).isNotBlank();

            JsonNode preview = client.post("/api/preview", "{\"account\": \"%s\"}".formatted(account))
                    .json()
                    .at("/account");

            assertThat(preview.at("/runs/0/playbook").asString()).isEqualTo("onboarding");
            assertThat(preview.at("/runs/0/because").asString()).isEqualTo("it had begun before");
            assertThat(steps(preview)).isNotEmpty();
            assertThat(preview.at("/outside")
                            .valueStream()
                            .map(it -> it.at("/playbook").asString()))
                    .contains("rehearsed");
        }

        @Test
        void whatIsPlannedOnTheAccountPageIsTheSame() {
            String account = customers.fresh();

            JsonNode preview = client.post("/api/preview", "{\"account\": \"%s\"}".formatted(account))
                    .json()
                    .at("/account");
            JsonNode planned = client.get("/api/accounts/" + account + "/timeline?limit=200")
                    .json();

            // what is due at once has the moment of each of the two questions
            Instant later = Instant.now().plus(Duration.ofHours(1));
            String next = planned.at("/items")
                    .valueStream()
                    .filter(item -> item.at("/outcome").asString().equals("planned"))
                    .filter(item -> Instant.parse(item.at("/at").asString()).isAfter(later))
                    .map(item -> item.at("/at").asString() + item.at("/step").asString())
                    .findFirst()
                    .orElseThrow();
            assertThat(preview.at("/entries")
                            .valueStream()
                            .map(entry -> entry.at("/at").asString()
                                    + entry.at("/step").asString()))
                    .contains(next);
        }
    }

    @Nested
    class OfASegment {

        @Test
        void countsByStepByDayAndByAccount() {
            customers.longStanding();

            JsonNode segment = client.post("/api/preview", """
                    {"playbook": "rehearsed", "segment": "mid-market", "from": "2026-03-02"}
                    """).json().at("/segment");

            // other tests have left customers here who may not be written to
            List<Integer> messages = segment.at("/accounts")
                    .valueStream()
                    .map(one -> one.at("/messages").asInt())
                    .toList();
            int reached = (int) messages.stream().filter(count -> count > 0).count();
            assertThat(messages).contains(1).allMatch(count -> count <= 1);
            assertThat(segment.at("/steps/0/step").asString()).isEqualTo("hello");
            assertThat(segment.at("/steps/0/accounts").asInt()).isEqualTo(reached);
            assertThat(segment.at("/touches/0/count").asInt()).isEqualTo(reached);
        }
    }

    @Nested
    class OfTheWholeBook {

        @Test
        void isComputedInTheBackgroundAndSaysHowOldItIs() {
            String account = customers.longStanding();
            client.post("/api/enrolments", "{\"playbook\": \"rehearsed\", \"account\": \"%s\"}".formatted(account));

            client.get("/api/preview/book?refresh=true");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> client.get("/api/preview/book")
                                    .json()
                                    .at("/computing")
                                    .isMissingNode()
                            || client.get("/api/preview/book")
                                    .json()
                                    .at("/computing")
                                    .isNull());
            Answer answer = client.get("/api/preview/book");

            assertThat(answer.status()).isEqualTo(200);
            JsonNode book = answer.json();
            assertThat(book.at("/age_seconds").asLong()).isBetween(0L, 900L);
            assertThat(book.at("/accounts").asInt()).isPositive();
            assertThat(book.at("/total").asInt())
                    .isPositive()
                    .isEqualTo(book.at("/touches")
                            .valueStream()
                            .mapToInt(day -> day.at("/count").asInt())
                            .sum());
            assertThat(book.at("/playbooks")
                            .valueStream()
                            .map(it -> it.at("/playbook").asString()))
                    .contains("rehearsed");
            assertThat(client.page("/preview/book").body()).contains("messages", "As a table", "class=\"bar\"");
        }
    }

    @Nested
    class Refuses {

        @Test
        void whatIsNotAQuestionWithEveryRuleAtOnce() {
            Answer answer = client.post("/api/preview", """
                    {"enrol": "soon", "events": [{"day": -1}, {"type": "a.b"}]}
                    """);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json()
                            .at("/errors")
                            .valueStream()
                            .map(error -> error.at("/path").asString()))
                    .containsExactly("account", "enrol", "enrol", "events[0].type", "events[0].day", "events[1].day");
        }

        @Test
        void whoIsNotThere() {
            assertThat(client.post("/api/preview", "{\"account\": \"nobody-here\"}")
                            .status())
                    .isEqualTo(404);
            assertThat(client.post(
                                    "/api/preview",
                                    "{\"account\": \"%s\", \"playbook\": \"none\"}".formatted(customers.longStanding()))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Nested
    class Page {

        @Test
        void showsTheCalendarThePictureAndTheEventsThatThePlaybookKnows() {
            String account = customers.longStanding();

            String page = client.page("/preview?playbook=rehearsed&from=2026-03-02&account=" + account)
                    .body();

            assertThat(page)
                    .contains("Monday 2 March 2026", "email &quot;hi&quot;", "mia@" + account)
                    .contains("rehearsal.over", "src=\"data:image/svg+xml;base64,")
                    .contains("Ends on Wed 11 Mar 2026: completed.");
        }

        @Test
        void supposesTheEventsThatAreTicked() {
            String account = customers.longStanding();

            String page = client.page(
                            "/preview?playbook=rehearsed&from=2026-03-02&event=rehearsal.over&day%3Arehearsal.over=3&account="
                                    + account)
                    .body();

            assertThat(page).contains("goal reached", "Ends on Thu 5 Mar 2026: goal.");
        }

        @Test
        void foldsThePlaybooksThatAnAccountIsNotIn() {
            String page = client.page("/accounts/" + customers.longStanding()).body();
            assertThat(page).containsPattern("<summary><span>Not enrolled in \\d+ playbooks</span>");
        }
    }
}
