package dev.steadfast.api.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Client;
import dev.steadfast.api.OverHttp;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OverHttp
class ClockTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Client client;

    @BeforeEach
    void connect() {
        client = new Client(port);
        jdbc.sql("create or replace function arrive() returns trigger language plpgsql as $$ begin"
                        + " new.state := 'done'; new.performed := 12; return new; end $$")
                .update();
    }

    @AfterEach
    void stand() {
        jdbc.sql("drop trigger if exists arrive on clock_advance").update();
        jdbc.sql("delete from clock_advance").update();
    }

    @Test
    void tellsBusinessTime() {
        var clock = client.get("/api/clock");

        assertThat(Instant.parse(clock.text("/now"))).isNotNull();
        assertThat(clock.json().at("/advancing").asBoolean()).isFalse();
    }

    @Test
    void advancesAndTellsWhatWasDone() {
        arriveAtOnce();

        var there = client.post("/api/clock/advance?by=P7D");

        assertThat(there.status()).as(there.body()).isEqualTo(200);
        assertThat(there.json().at("/performed").asInt()).isEqualTo(12);
        assertThat(Instant.parse(there.text("/from"))).isBefore(Instant.parse(there.text("/to")));
    }

    @Test
    void advancesToAMoment() {
        arriveAtOnce();

        assertThat(client.post("/api/clock/advance?to=2027-12-24T09:00:00Z").text("/to"))
                .isEqualTo("2027-12-24T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "'',422",
        "?by=P1D&to=2099-01-01T00:00:00Z,422",
        "?by=soon,422",
        "?to=2001-01-01T00:00:00Z,409",
        "?by=P9999D,409",
        "?by=P999999999999D,409",
        "?by=-P1D,409"
    })
    void refusesWhatMakesNoSense(String query, int status) {
        assertThat(client.post("/api/clock/advance" + query).status()).isEqualTo(status);
    }

    @Test
    void pageShowsProgressAndIsDrawnAnewWhenItHasArrived() {
        assertThat(client.form("/clock/advance", Map.of("by", "P7D", "back", "/tasks"))
                        .header("Location"))
                .endsWith("/tasks");

        assertThat(client.page("/tasks").body()).contains("on its way to", "hx-get=\"/clock/progress\"");
        assertThat(client.get("/api/clock").json().at("/advancing").asBoolean()).isTrue();
        assertThat(client.get("/clock/progress", "HX-Request", "true").header("HX-Refresh"))
                .isEmpty();

        jdbc.sql("update clock_advance set state = 'done'").update();

        assertThat(client.get("/clock/progress", "HX-Request", "true").header("HX-Refresh"))
                .isEqualTo("true");
        assertThat(client.page("/tasks").body()).contains("+30 days").doesNotContain("on its way to");
    }

    @Test
    void pageSaysWhyTheClockCannotBeAdvanced() {
        client.form("/clock/advance", Map.of("by", "P1D", "back", "/tasks"));

        client.form("/clock/advance", Map.of("by", "P1D", "back", "/tasks"));

        assertThat(client.page("/tasks").body()).contains("The clock is being advanced already");
    }

    private void arriveAtOnce() {
        jdbc.sql("create trigger arrive before insert on clock_advance for each row execute function arrive()")
                .update();
    }
}
