package dev.steadfast.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events of the past, in files. */
@OverHttp
class EventImportTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BackgroundImports background;

    Client client;
    String account;

    @BeforeEach
    void anAccount() {
        client = new Client(port);
        account = new Customers(client).longStanding();
    }

    /** The job when it has ended. */
    private Answer imported(String query, String type, String body) {
        var begun = client.send("POST", "/api/events/import" + query, type, body);
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        background.awaitIdle();
        return client.get("/api/imports/" + begun.text("/id"));
    }

    private String failed(String id) {
        return "{\"id\": \"%s-%s\", \"type\": \"invoice.payment_failed\", \"account\": \"%s\", \"data\": {\"invoice_id\": \"%s\"}}"
                .formatted(id, account, account, id);
    }

    private List<String> runs() {
        return jdbc.sql("select playbook from enrolment where account = ? order by playbook")
                .param(account)
                .query(String.class)
                .list();
    }

    @Test
    void historyBeginsNothingAndIsKnown() {
        var job = imported("", "application/x-ndjson", failed("a") + "\n\n{oops\n" + failed("b") + "\n" + failed("b"));

        assertThat(job.text("/state")).as(job.body()).isEqualTo("done");
        assertThat(job.text("/mode")).isEqualTo("history");
        assertThat(job.text("/result/accepted")).isEqualTo("2");
        assertThat(job.text("/result/duplicate")).isEqualTo("1");
        assertThat(job.text("/result/rejected/0/line")).isEqualTo("3");
        assertThat(runs()).isEmpty();
        assertThat(jdbc.sql("select count(*) from signal where account = ? and kind = 'invoice' and open")
                        .param(account)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void liveBeginsWhatEventsBegin() {
        imported("?effect=live", "application/x-ndjson", failed("a"));

        assertThat(runs()).containsExactly("dunning", "invoice-retry");
        assertThat(client.send("POST", "/api/events/import?effect=loud", "text/csv", "id\n")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void csvHasItsDataInFurtherColumns() {
        var job = imported("", "text/csv", """
                id,type,account,at,invoice_id,amount,paid
                c1-%1$s,invoice.paid,%1$s,2026-01-02T03:04:05Z,in_1,19.90,true
                c2-%1$s,NOT A TYPE,%1$s,,,,
                ,invoice.paid,%1$s,,,,
                c3-%1$s,invoice.paid,stripe:unknown-%1$s,2026-01-02T03:04:05Z,in_2,,
                """.formatted(account));

        assertThat(job.text("/result/accepted")).as(job.body()).isEqualTo("1");
        assertThat(job.text("/result/quarantined")).isEqualTo("1");
        assertThat(job.json()
                        .at("/result/rejected")
                        .valueStream()
                        .map(one -> one.at("/line").asInt()))
                .containsExactly(3, 4);
        assertThat(jdbc.sql("select data::text from event where id = ?")
                        .param("c1-" + account)
                        .query(String.class)
                        .single())
                .contains("\"amount\": 19.9", "\"paid\": true", "\"invoice_id\": \"in_1\"");
    }

    @Test
    void historyThatWaitedBeginsNothingEither() {
        var stripe = "stripe:late-" + account;
        imported(
                "",
                "application/x-ndjson",
                failed("w").replace("\"account\": \"" + account, "\"account\": \"" + stripe));

        client.post("/api/quarantine/assign", """
                {"name": "%s", "account": "%s"}""".formatted(stripe, account));

        assertThat(runs()).isEmpty();
        assertThat(jdbc.sql("select state from event where id = ?")
                        .param("w-" + account)
                        .query(String.class)
                        .single())
                .isEqualTo("accepted");
    }

    @Test
    void thousandsAreTakenInParts() {
        var lines = IntStream.range(0, 2_500)
                .mapToObj(number -> failed("n" + number))
                .collect(Collectors.joining("\n"));

        var job = imported("", "application/x-ndjson", lines);

        assertThat(job.text("/result/accepted")).isEqualTo("2500");
        assertThat(job.text("/lines")).isEqualTo("2500");
    }
}
