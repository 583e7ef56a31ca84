package dev.steadfast.api.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.ApiApplication;
import dev.steadfast.store.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = ApiApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class AccountsOverHttpTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final JsonMapper JSON = new JsonMapper();

    private static final String ACME = """
            {"name": "Acme", "segment": "smb", "arr": 12000.50, "currency": "eur", "time_zone": "Europe/Berlin",
             "contract_start": "2020-01-01", "renewal_date": "2020-12-31",
             "custom": {"seats": 5, "plan": "pro", "beta": true, "ratio": 0.5},
             "contacts": [{"name": "Jo", "email": "jo@acme.example", "phone": "+49 30 123456", "role": "admin"},
                          {"email": "al@acme.example"}]}
            """;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @AfterEach
    void forgetAccounts() {
        jdbc.sql("delete from enrolment").update();
        jdbc.sql("delete from account").update();
    }

    @Test
    void createsThenLeavesAloneThenReplaces() throws Exception {
        var created = put("acme", ACME);
        var repeated = put("acme", ACME);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains("/api/accounts/acme");
        assertThat(repeated.statusCode()).isEqualTo(200);
        assertThat(repeated.body())
                .isEqualTo(created.body())
                .isEqualTo(get("/acme").body());

        var replaced = put("acme", "{\"name\": \"Acme Inc\"}");
        assertThat(replaced.statusCode()).isEqualTo(200);
        JsonNode account = JSON.readTree(get("/acme").body());
        assertThat(account.get("name").stringValue()).isEqualTo("Acme Inc");
        assertThat(account.get("arr").isNull()).isTrue();
        assertThat(account.get("contacts")).isEmpty();
        assertThat(account.get("custom")).isEmpty();
    }

    @Test
    void answersInTheFormInWhichItIsStored() throws Exception {
        assertThat(JSON.readTree(put("acme", ACME).body())).isEqualTo(JSON.readTree("""
                {"id": "acme", "name": "Acme", "domain": null, "segment": "smb", "arr": 12000.5, "currency": "EUR",
                 "owner_email": null, "manager_email": null, "time_zone": "Europe/Berlin",
                 "locale": null, "country": null,
                 "status": "active", "contract_start": "2020-01-01", "renewal_date": "2020-12-31",
                 "custom": {"seats": 5, "plan": "pro", "beta": true, "ratio": 0.5},
                 "external_ids": [],
                 "contacts": [{"name": "Jo", "email": "jo@acme.example", "phone": "+4930123456", "role": "admin"},
                              {"name": null, "email": "al@acme.example", "phone": null, "role": "user"}],
                 "stage": "renewal", "touch": "low", "high_value": true}
                """));
    }

    @Test
    void takesBackWhatItAnswered() throws Exception {
        String answer = put("acme", ACME).body();
        assertThat(put("acme", answer).body()).isEqualTo(answer);
    }

    @Test
    void reportsEverythingThatIsWrongAtOnce() throws Exception {
        var answer = put("acme", """
                {"id": "other", "segment": "startup", "arr": "-5", "domain": 5, "colour": "red",
                 "custom": {"list": [1], "ok": 1},
                 "contacts": [{"email": "jo@acme.example", "age": 5}, {"email": "JO@acme.example"},
                              {"role": "boss"}, {}, 5]}
                """);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JSON.readTree(answer.body())
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("path").stringValue()))
                .containsExactlyInAnyOrder(
                        "id",
                        "segment",
                        "arr",
                        "domain",
                        "colour",
                        "custom.list",
                        "contacts[0].age",
                        "contacts[1].email",
                        "contacts[2].role",
                        "contacts[3]",
                        "contacts[4]",
                        "name");
        assertThat(answer.body())
                .contains("must be one of enterprise, mid-market, smb")
                .contains("allowed: id, name, domain");
        assertThat(get("/acme").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesBodiesThatAreNoAccount() throws Exception {
        assertThat(put("acme", "{").statusCode()).isEqualTo(400);
        assertThat(put("acme", "[]").statusCode()).isEqualTo(422);
        assertThat(put("acme", "{\"name\": \"Acme\", \"arr\": 1e400}").statusCode())
                .isBetween(400, 422);
        assertThat(put("acme", "{\"name\": \"Ac\\u0000me\"}").statusCode()).isEqualTo(422);
        assertThat(put("acme", "{\"name\": \"\\ud800\"}").statusCode()).isEqualTo(422);
        assertThat(put("jo@acme.example", "{\"name\": \"Acme\"}").statusCode()).isEqualTo(422);
        assertThat(put("%20acme", "{\"name\": \"Acme\"}").statusCode()).isEqualTo(422);
    }

    @Test
    void addressesEveryIdThatItTakes() throws Exception {
        assertThat(put("a%20%C3%BC%3F%23+:&=b", "{\"name\": \"Acme\"}")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(
                        location -> assertThat(getAt(location).statusCode()).isEqualTo(200));
    }

    @Test
    void enrolsWhoBegan() throws Exception {
        put("acme", "{\"name\": \"Acme\", \"contract_start\": \"%s\"}".formatted(LocalDate.now(ZoneOffset.UTC)));
        put(
                "bolt",
                "{\"name\": \"Bolt\", \"contract_start\": \"%s\"}"
                        .formatted(LocalDate.now(ZoneOffset.UTC).minusDays(30)));
        assertThat(jdbc.sql("select account from enrolment").query(String.class).list())
                .containsExactly("acme");
    }

    @Test
    void listsInPages() throws Exception {
        for (int i = 1; i <= 3; i++) {
            put("a-" + i, "{\"name\": \"Acme %d\", \"segment\": \"smb\"}".formatted(i));
        }
        JsonNode first = JSON.readTree(get("?limit=2&segment=smb").body());
        JsonNode second = JSON.readTree(
                get("?limit=2&after=" + first.get("next").stringValue()).body());
        assertThat(first.get("items").valueStream().map(a -> a.get("id").stringValue()))
                .containsExactly("a-1", "a-2");
        assertThat(second.get("items").valueStream().map(a -> a.get("id").stringValue()))
                .containsExactly("a-3");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(JSON.readTree(get("?query=acme%202").body()).get("items")).hasSize(1);
        assertThat(JSON.readTree(get("?segment=enterprise").body()).get("items"))
                .isEmpty();
        assertThat(JSON.readTree(get("?health_tier=watch").body()).get("items")).isEmpty();
        assertThat(get("?limit=0").statusCode()).isEqualTo(422);
        assertThat(get("?segment=startup").statusCode()).isEqualTo(422);
    }

    private HttpResponse<String> put(String id, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri("/api/accounts/" + id))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String rest) {
        return getAt("/api/accounts" + rest);
    }

    private HttpResponse<String> getAt(String path) {
        try {
            return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:%d%s".formatted(port, path));
    }
}
