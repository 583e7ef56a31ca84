package dev.steadfast.api.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Client;
import dev.steadfast.api.OverHttp;
import dev.steadfast.store.reconciliation.OpenEnrolments.Served;
import dev.steadfast.store.reconciliation.Reconciliation;
import dev.steadfast.store.reconciliation.ReconciliationLog;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OverHttp
class ReconciliationTest {
    private static final Instant BEGAN = Instant.parse("2026-05-01T09:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    ReconciliationLog log;

    @Autowired
    JdbcClient jdbc;

    Client client;

    @BeforeEach
    void nothingIsKnown() {
        jdbc.sql("truncate reconciliation, reconciliation_finding").update();
        client = new Client(port);
    }

    @Test
    void saysThatNothingHasBeenComparedYet() {
        var state = client.get("/api/reconciliation");

        assertThat(state.status()).isEqualTo(200);
        assertThat(state.json().at("/last").isNull()).isTrue();
        assertThat(state.json().at("/strays").asInt()).isZero();
    }

    @Test
    void saysWhatTheLastComparisonCameTo() {
        compared(3, 1);

        var last = client.get("/api/reconciliation").json().at("/last");

        assertThat(last.at("/engine").asString()).isEqualTo("engine");
        assertThat(last.at("/rebuilt").asInt()).isEqualTo(3);
        assertThat(last.at("/started_at").asString()).isEqualTo("2026-05-01T09:00:00Z");
    }

    @Test
    void listsFindingsInPartsTheNewestFirst() {
        log.lost(new Served("e_1", "renewal/acme", 1), "the engine knows no run of it");
        log.stray("renewal/gone", "run-1", "no open enrolment", BEGAN);
        compared(1, 1);

        var first = client.get("/api/reconciliation/findings?limit=1");
        assertThat(first.text("/items/0/kind")).isEqualTo("stray");
        assertThat(first.json().at("/items/0/settled_at").isNull()).isTrue();

        var second = client.get("/api/reconciliation/findings?limit=1&after=" + first.text("/next"));
        assertThat(second.text("/items/0/enrolment")).isEqualTo("e_1");
        assertThat(second.json().at("/next").isNull()).isTrue();
    }

    @Test
    void aStrayThatIsNotSeenAgainIsSettled() {
        log.stray("renewal/gone", "run-1", "no open enrolment", BEGAN.minusSeconds(60));
        compared(0, 0);

        assertThat(client.get("/api/reconciliation").json().at("/strays").asInt())
                .isZero();
        assertThat(client.get("/api/reconciliation/findings").text("/items/0/settled_at"))
                .isNotBlank();
    }

    private void compared(int rebuilt, int strays) {
        log.finished(new Reconciliation("engine", true, 10, 0, rebuilt, strays, null, BEGAN, BEGAN.plusSeconds(2)));
    }
}
