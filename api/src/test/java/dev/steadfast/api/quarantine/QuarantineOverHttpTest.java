package dev.steadfast.api.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Events for accounts that are not known: over REST, in files and on the page. */
@OverHttp
class QuarantineOverHttpTest {
    @LocalServerPort
    int port;

    Client client;
    String account;
    String stripe;

    @BeforeEach
    void anAccount() {
        client = new Client(port);
        account = new Customers(client).longStanding();
        stripe = "stripe:cus_" + account;
    }

    private void event(String id, String name) {
        var answer = client.post(
                "/api/events",
                "{\"id\": \"%s\", \"type\": \"invoice.payment_failed\", \"account\": \"%s\", \"data\": {\"invoice_id\": \"in_1\"}}"
                        .formatted(id, name));
        assertThat(answer.text("/quarantined")).isEqualTo("1");
    }

    private int waiting() {
        return client.get("/api/quarantine?name=" + stripe).json().at("/items").size();
    }

    private boolean hasDunning() {
        return client.get("/api/enrolments?account=" + account + "&playbook=dunning")
                        .json()
                        .at("/items")
                        .size()
                == 1;
    }

    private Answer put(String more) {
        return client.put("/api/accounts/" + account, "{\"name\": \"Customer\"%s}".formatted(more));
    }

    @Nested
    class OverRest {

        @Test
        void listsWhatWaitsAndLetsItGoWhenTheAccountHasTheName() {
            event("e1-" + account, stripe);
            var listed = client.get("/api/quarantine?name=" + stripe);
            assertThat(listed.text("/items/0/event")).isEqualTo("e1-" + account);
            assertThat(listed.text("/items/0/names/0")).isEqualTo(stripe);

            var answer = put(", \"external_ids\": [\"%s\", \"hubspot:77-%s\"]".formatted(stripe, account));

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.text("/external_ids/0")).isEqualTo("hubspot:77-" + account);
            assertThat(waiting()).isZero();
            assertThat(hasDunning()).isTrue();
        }

        @Test
        void namesStayWhereAnAccountIsPutWithoutThem() {
            put(", \"external_ids\": [\"%s\"]".formatted(stripe));

            assertThat(put("").text("/external_ids/0")).isEqualTo(stripe);
            assertThat(put(", \"external_ids\": []").json().at("/external_ids")).isEmpty();
        }

        @Test
        void refusesNamesOfOthersAndWhatIsNone() {
            put(", \"external_ids\": [\"%s\"]".formatted(stripe));
            var other = client.put("/api/accounts/other-" + account, """
                    {"name": "Other", "external_ids": ["%s"]}""".formatted(stripe));
            var none = put(", \"external_ids\": [\"cus_1\", 5]");

            assertThat(other.status()).isEqualTo(422);
            assertThat(other.text("/errors/0/rule")).contains("another account's", account);
            assertThat(client.get("/api/accounts/other-" + account).status()).isEqualTo(404);
            assertThat(none.text("/errors/0/path")).isEqualTo("external_ids[0]");
            assertThat(none.text("/errors/1/path")).isEqualTo("external_ids[1]");
        }

        @Test
        void isToldWhoseANameIs() {
            event("e2-" + account, stripe);

            var answer = client.post("/api/quarantine/assign", """
                    {"name": "%s", "account": "%s"}""".formatted(stripe, account));

            assertThat(answer.text("/waiting")).isEqualTo("0");
            assertThat(hasDunning()).isTrue();
            assertThat(client.post("/api/quarantine/assign", """
                            {"name": "%s", "account": "nobody"}""".formatted(stripe))
                            .status())
                    .isEqualTo(404);
            assertThat(client.post("/api/quarantine/assign", """
                            {"name": "acme.example", "account": "%s"}""".formatted(account))
                            .status())
                    .isEqualTo(422);
        }

        @Test
        void discardsWithAReason() {
            event("e3-" + account, stripe);
            event("e4-" + account, stripe);
            var number = client.get("/api/quarantine?name=" + stripe).text("/items/0/number");

            assertThat(client.post("/api/quarantine/discard", "{\"numbers\": [%s]}".formatted(number))
                            .status())
                    .as("no reason")
                    .isEqualTo(422);
            assertThat(client.post("/api/quarantine/discard", "{\"reason\": \"why not\"}")
                            .status())
                    .as("discards what?")
                    .isEqualTo(422);
            assertThat(client.post(
                                    "/api/quarantine/discard",
                                    "{\"numbers\": [%s], \"reason\": \"a test\"}".formatted(number))
                            .text("/discarded"))
                    .isEqualTo("1");
            assertThat(waiting()).isOne();
            assertThat(client.post("/api/quarantine/discard", """
                            {"name": "%s", "reason": "a test"}""".formatted(stripe))
                            .text("/discarded"))
                    .isEqualTo("1");
            assertThat(waiting()).isZero();
        }
    }

    @Nested
    class InAFile {

        private Answer importing(String csv) {
            return client.send("POST", "/api/accounts/import", "text/csv", csv);
        }

        @Test
        void accountsBringTheirNames() {
            event("e5-" + account, stripe);

            var answer = importing(
                    "id,name,external_ids\n%s,Customer,%s; hubspot:9-%s\n".formatted(account, stripe, account));

            assertThat(answer.json().at("/rejected")).as(answer.body()).isEmpty();
            assertThat(hasDunning()).isTrue();
            assertThat(client.get("/api/accounts/" + account).json().at("/external_ids"))
                    .hasSize(2);
        }

        @Test
        void aNameOfAnotherAccountRefusesTheRow() {
            importing("id,name,external_ids\n%s,Customer,%s\n".formatted(account, stripe));

            var answer =
                    importing("id,name,external_ids\nx-%s,X,%s\ny-%s,Y,nonsense\n".formatted(account, stripe, account));

            assertThat(answer.text("/created")).isEqualTo("0");
            assertThat(answer.text("/rejected/0/rule")).contains(account);
            assertThat(answer.text("/rejected/1/rule")).contains("stripe:cus_");
        }
    }

    @Nested
    class OnThePage {

        @Test
        void isCountedInTheNavigationAndHandled() {
            event("e6-" + account, stripe);
            event("e7-" + account, "stripe:cus_other_" + account);

            var page = client.page("/quarantine");
            assertThat(page.body()).contains(stripe, "invoice.payment_failed", "1 event");
            assertThat(client.page("/tasks").body()).contains("href=\"/quarantine\"");

            client.form("/quarantine/assign", Map.of("name", stripe, "account", account, "back", "/quarantine"));
            client.form(
                    "/quarantine/discard",
                    Map.of("name", "stripe:cus_other_" + account, "reason", "a test", "back", "/quarantine"));

            assertThat(hasDunning()).isTrue();
            assertThat(client.page("/quarantine").body()).doesNotContain("stripe:cus_other_" + account);
        }

        @Test
        void saysWhatIsWrong() {
            event("e8-" + account, stripe);

            client.form("/quarantine/assign", Map.of("name", stripe, "account", "nobody", "back", "/quarantine"));

            assertThat(client.page("/quarantine").body()).contains("must be the id of an account");
        }
    }
}
