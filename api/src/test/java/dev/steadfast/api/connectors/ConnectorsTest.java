package dev.steadfast.api.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Client;
import dev.steadfast.api.OverHttp;
import dev.steadfast.store.connectors.ConnectorHealth;
import dev.steadfast.store.connectors.ConnectorStore;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OverHttp
class ConnectorsTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ConnectorStore store;

    @Autowired
    ConnectorHealth health;

    Client client;

    @BeforeEach
    void aWorkerHasRegisteredThem() {
        client = new Client(port);
        store.register("stripe", "billing", true, "https://api.stripe.com");
        store.register("hubspot", "crm", false, null);
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from connector").update();
    }

    /** As a worker does once a second. */
    private CompletableFuture<Void> aWorkerAnswers(boolean ok, String found) {
        return CompletableFuture.runAsync(() -> {
            while (!store.takeTrials().contains("stripe")) {
                Thread.onSpinWait();
            }
            store.answerTrial("stripe", ok, found);
        });
    }

    @Test
    void saysHowEachIs() {
        store.failed("stripe", "stripe answers 500: ill");

        var all = client.get("/api/connectors");

        assertThat(all.status()).isEqualTo(200);
        assertThat(all.text("/items/0/name")).isEqualTo("stripe");
        assertThat(all.text("/items/0/state")).isEqualTo("degraded");
        assertThat(all.text("/items/0/last_error")).isEqualTo("stripe answers 500: ill");
        assertThat(all.text("/items/1/state")).isEqualTo("off");
    }

    @Test
    void aTrialIsAnsweredByAWorker() {
        var worker = aWorkerAnswers(true, "connected to the account acct_1");

        var tried = client.post("/api/connectors/stripe/try");
        worker.join();

        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.text("/trial/found")).isEqualTo("connected to the account acct_1");
        assertThat(tried.text("/trial/by")).isEqualTo("local");
    }

    @Test
    void whatIsNotSetUpCannotBeTried() {
        assertThat(client.post("/api/connectors/hubspot/try").status()).isEqualTo(409);
        assertThat(client.post("/api/connectors/nobody/try").status()).isEqualTo(404);
    }

    @Test
    void oneThatDoesNotAnswerMakesUsDegradedAndNotDown() {
        store.failed("stripe", "stripe answers 500: ill");

        var answer = client.get("/actuator/health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/status")).isEqualTo("DEGRADED");
        assertThat(health.health().getDetails())
                .as("for those who may see them")
                .containsEntry("stripe", "degraded: stripe answers 500: ill")
                .doesNotContainKey("hubspot");

        store.succeeded("stripe", null);
        assertThat(client.get("/actuator/health").text("/status")).isEqualTo("UP");
    }

    @Test
    void thePageShowsThemAndHasThemTried() {
        assertThat(client.page("/connectors").body())
                .contains("stripe", "https://api.stripe.com", "none yet", "Try it")
                .containsOnlyOnce("<button type=\"submit\" title=\"Makes a call that changes nothing\">");

        var worker = aWorkerAnswers(false, "stripe answers 401: Invalid API Key provided");
        var tried = client.form("/connectors/stripe/try", Map.of("back", "/connectors"));
        worker.join();

        assertThat(tried.status()).isEqualTo(302);
        assertThat(client.page("/connectors").body()).contains("stripe answers 401: Invalid API Key provided");
    }
}
