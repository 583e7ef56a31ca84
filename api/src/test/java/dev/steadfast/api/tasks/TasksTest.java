package dev.steadfast.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OverHttp
class TasksTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Client client;
    String account;

    @BeforeEach
    void openThree() {
        client = new Client(port);
        account = new Customers(client).longStanding();
        open("later", "2026-05-02T09:00:00Z", "{}");
        open("sooner", "2026-05-01T09:00:00Z", "{reached,no-answer}");
        open("whenever", null, "{}");
    }

    @Test
    void listsWhatIsDueFirstAtTheTop() {
        assertThat(ids("/api/tasks?account=" + account)).containsExactly(id("sooner"), id("later"), id("whenever"));
    }

    @Test
    void listsInParts() {
        var first = client.get("/api/tasks?limit=2&account=" + account);

        assertThat(ids("/api/tasks?limit=2&account=%s&after=%s".formatted(account, first.text("/next"))))
                .containsExactly(id("whenever"));
    }

    @Test
    void findsByAssigneeAndState() {
        client.post("/api/tasks/" + id("later") + "/reassign", "{\"to\": \"finance-%s\"}".formatted(account));

        assertThat(ids("/api/tasks?assignee=finance-" + account)).containsExactly(id("later"));
        assertThat(ids("/api/tasks?state=done&account=" + account)).isEmpty();
    }

    @Test
    void completesWithOneOfItsOutcomes() {
        var done = client.post(
                "/api/tasks/" + id("sooner") + "/complete", "{\"outcome\": \"reached\", \"note\": \"all well\"}");

        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.text("/state")).isEqualTo("done");
        assertThat(done.text("/outcome")).isEqualTo("reached");
        assertThat(done.text("/note")).isEqualTo("all well");
        assertThat(done.text("/closed_by")).isEqualTo("local");
    }

    @Test
    void refusesAnyOtherOutcomeAndASecondTime() {
        var other = client.post("/api/tasks/" + id("sooner") + "/complete", "{\"outcome\": \"lunch\"}");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/detail")).contains("reached, no-answer");

        assertThat(client.post("/api/tasks/" + id("later") + "/complete").status())
                .isEqualTo(200);
        assertThat(client.post("/api/tasks/" + id("later") + "/complete").status())
                .isEqualTo(409);
    }

    @Test
    void snoozesUntilALaterMoment() {
        var snoozed = client.post("/api/tasks/" + id("later") + "/snooze", "{\"until\": \"2099-01-01T09:00:00Z\"}");

        assertThat(snoozed.text("/state")).isEqualTo("snoozed");
        assertThat(snoozed.text("/snoozed_until")).isEqualTo("2099-01-01T09:00:00Z");
        assertThat(ids("/api/tasks?account=" + account)).containsExactly(id("sooner"), id("later"), id("whenever"));
        assertThat(client.post("/api/tasks/" + id("later") + "/snooze", "{\"until\": \"2001-01-01T09:00:00Z\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void snoozedOneIsOpenAgainOnceItsMomentHasCome() {
        jdbc.sql("update task set state = 'snoozed', snoozed_until = '2001-01-01T09:00:00Z' where id = ?")
                .param(id("later"))
                .update();

        assertThat(client.get("/api/tasks/" + id("later")).text("/state")).isEqualTo("open");
        assertThat(ids("/api/tasks?state=open&account=" + account)).contains(id("later"));
    }

    @Test
    void saysWhatItIsAboutAndWhatIsUrgentComesAsIfDueWhenItCame() {
        jdbc.sql(
                        "insert into task (id, account, kind, urgent, title, details, assignee, state, at) values"
                                + " (?, ?, 'alert', true, 'Payments fail', 'Three times', 'finance', 'open', '2026-05-01T12:00:00Z')")
                .params(id("alert"), account)
                .update();

        var alert = client.get("/api/tasks/" + id("alert"));
        assertThat(alert.text("/kind")).isEqualTo("alert");
        assertThat(alert.text("/details")).isEqualTo("Three times");
        assertThat(alert.json().at("/urgent").asBoolean()).isTrue();
        assertThat(client.get("/api/tasks/" + id("later")).text("/kind")).isEqualTo("task");
        assertThat(ids("/api/tasks?account=" + account))
                .containsExactly(id("sooner"), id("alert"), id("later"), id("whenever"));
    }

    private List<String> ids(String path) {
        return client.get(path)
                .json()
                .at("/items")
                .valueStream()
                .map(task -> task.at("/id").asString())
                .toList();
    }

    private String id(String name) {
        return name + "-" + account;
    }

    private void open(String name, String due, String outcomes) {
        jdbc.sql(
                        "insert into task (id, account, title, assignee, due, state, outcomes, at)"
                                + " values (?, ?, ?, 'ana@ours.example', ?::timestamptz, 'open', ?::text[], '2026-04-30T09:00:00Z')")
                .params(id(name), account, "Call " + name, due, outcomes)
                .update();
    }
}
