package dev.steadfast.api.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who may be written to, as people and other systems say it. */
@OverHttp
class ReachTest {

    @LocalServerPort
    int port;

    Client client;
    String account;
    String address;

    @BeforeEach
    void aCustomer() {
        client = new Client(port);
        account = new Customers(client).longStanding();
        address = "mia@" + account + ".example";
    }

    private List<String> timeline(String kind) {
        return client.get("/api/accounts/" + account + "/timeline")
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/kind").asString().equals(kind))
                .map(item ->
                        item.at("/reason").asString() + " by " + item.at("/by").asString())
                .toList();
    }

    private Answer consents(String of) {
        return client.get("/api/contacts/" + of.replace("+", "%2B") + "/consents");
    }

    private List<String> holds(String of) {
        return consents(of)
                .json()
                .at("/current")
                .valueStream()
                .map(word -> word.at("/channel").asString() + " "
                        + word.at("/purpose").asString() + " "
                        + word.at("/granted").asBoolean() + " "
                        + word.at("/source").asString())
                .toList();
    }

    @Nested
    class Suppressed {

        private Answer suppress() {
            return client.post(
                    "/api/suppressions",
                    "{\"address\": \"%s\", \"reason\": \"legal\", \"words\": \"their lawyer wrote\"}"
                            .formatted(address.toUpperCase(Locale.ROOT)));
        }

        @Test
        void onceWithWhoAndWhyAndLiftedWithAReason() {
            assertThat(suppress().status()).isEqualTo(201);
            assertThat(suppress().status()).isEqualTo(200);
            JsonNode listed =
                    client.get("/api/suppressions?query=" + address).json().at("/items/0");
            assertThat(listed.at("/address").asString()).isEqualTo(address);
            assertThat(listed.at("/reason").asString()).isEqualTo("legal");
            assertThat(listed.at("/source").asString()).isEqualTo("local");

            String path = "/api/suppressions/" + address;
            assertThat(client.send("DELETE", path, "text/plain", "").status()).isEqualTo(422);
            String lift = path + "?reason=they+asked+for+it";
            assertThat(client.send("DELETE", lift, "text/plain", "").status()).isEqualTo(204);
            assertThat(client.send("DELETE", lift, "text/plain", "").status()).isEqualTo(404);

            assertThat(timeline("suppression"))
                    .containsExactly(
                            "nothing is sent there by email any more: legal, their lawyer wrote by local",
                            "it may be written to by email again: they asked for it by local");
        }

        @Test
        void isAnAddressAndHasAReasonThatIsKnown() {
            Answer answer = client.post("/api/suppressions", "{\"address\": \"nobody\"}");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text("/errors/0/rule")).contains("must be an international number");
            assertThat(client.post("/api/suppressions", "{\"address\": \"a@b.example\", \"reason\": \"mood\"}")
                            .status())
                    .isEqualTo(422);
        }

        @Test
        void standsOnTheAccountsPage() {
            suppress();

            assertThat(client.page("/accounts/" + account).body()).contains("no email: legal");
        }
    }

    @Nested
    class Consenting {

        @Test
        void isKeptWithItsProofAndTakenBack() {
            client.post(
                    "/api/contacts/" + address + "/consents",
                    "{\"purpose\": \"survey\", \"granted\": true, \"source\": \"sign-up form\", \"words\": \"yes please\"}");
            Answer answer = client.post(
                    "/api/contacts/" + address + "/consents",
                    "{\"purpose\": \"survey\", \"granted\": false, \"source\": \"phone call\"}");

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(holds(address)).containsExactly("email survey false phone call");
            assertThat(answer.json().at("/history")).hasSize(2);
            assertThat(answer.text("/history/1/words")).isEqualTo("yes please");
            assertThat(timeline("consent"))
                    .containsExactly(
                            "agreed to survey messages by email (sign-up form) by local",
                            "took back the consent to survey messages by email (phone call) by local");
            assertThat(client.page("/accounts/" + account).body()).contains("no survey by email");
        }

        @Test
        void needsASourceAndAPurposeThatIsKnown() {
            String path = "/api/contacts/" + address + "/consents";
            assertThat(client.post(path, "{\"granted\": true}").status()).isEqualTo(422);
            assertThat(client.post(path, "{\"granted\": true, \"source\": \"x\", \"purpose\": \"fun\"}")
                            .status())
                    .isEqualTo(422);
            assertThat(client.post(path, "{\"granted\": true, \"source\": \"x\", \"at\": \"2999-01-01T00:00:00Z\"}")
                            .status())
                    .isEqualTo(422);
        }

        @Test
        void comesWithTheAccount() {
            String body = """
                    {"name": "Acme", "contacts": [{"name": "Bo", "phone": "+49 30 %s", "consents": [
                      {"channel": "sms", "purpose": "transactional", "granted": true, "source": "order form",
                       "at": "2026-01-02T09:00:00Z"}%s]}]}
                    """;
            String phone = "55" + account.replaceAll("\\D", "") + "00";
            assertThat(client.put("/api/accounts/" + account + "-b", body.formatted(phone, ""))
                            .status())
                    .isEqualTo(201);
            assertThat(holds("+4930" + phone)).containsExactly("sms transactional true order form");

            Answer wrong = client.put(
                    "/api/accounts/" + account + "-b",
                    body.formatted(phone, ", {\"channel\": \"email\", \"granted\": true, \"source\": \"x\"}"));
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.text("/errors/0/path")).isEqualTo("contacts[0].consents[1].channel");
            assertThat(wrong.text("/errors/0/rule")).contains("it has no e-mail address");
        }

        @Test
        void comesWithAFile() {
            String phone = "+493066" + account.replaceAll("\\D", "") + "00";
            Answer answer = client.send("POST", "/api/accounts/import", "text/csv", """
                    id,name,contact_name,contact_phone,contact_email,contact_sms_consent,contact_consent_source,contact_consent_at
                    %1$s-c,Acme,Bo,%2$s,,yes,order form,2026-01-02
                    %1$s-c,,Cy,,cy@%1$s.example,perhaps,,
                    """.formatted(account, phone));

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(holds(phone))
                    .containsExactlyInAnyOrder(
                            "sms lifecycle true order form",
                            "sms survey true order form",
                            "sms transactional true order form");
            assertThat(answer.json().at("/rejected")).hasSize(1);
            assertThat(answer.text("/rejected/0/column")).isEqualTo("contact_sms_consent");
            assertThat(answer.text("/rejected/0/rule")).isEqualTo("must be yes or no");
        }

        @Test
        void comesAsAnEvent() {
            Answer answer = client.post("/api/events", """
                    [{"id": "%1$s-1", "type": "consent.revoked", "account": "%1$s",
                      "data": {"address": "%2$s", "purpose": "lifecycle", "source": "CRM"}},
                     {"id": "%1$s-2", "type": "consent.granted", "account": "%1$s", "data": {}}]
                    """.formatted(account, address));

            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            assertThat(holds(address)).containsExactly("email lifecycle false CRM");
            assertThat(answer.text("/rejected/0/rule"))
                    .isEqualTo("data.address: the e-mail address or phone number of the contact is missing");
        }
    }

    @Nested
    class APlaybookOnHold {

        @Test
        void isListedUntilItIsReleased() {
            assertThat(client.post("/api/sending/playbooks/win-back/hold").text("/held"))
                    .isEqualTo("true");
            assertThat(client.get("/api/sending/playbooks").json().has("win-back"))
                    .isTrue();

            client.post("/api/sending/playbooks/win-back/release");

            assertThat(client.get("/api/sending/playbooks").json().has("win-back"))
                    .isFalse();
        }

        @Test
        void isOneThatThereIs() {
            assertThat(client.post("/api/sending/playbooks/nonsense/hold").status())
                    .isEqualTo(404);
        }
    }
}
