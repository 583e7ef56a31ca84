package dev.steadfast.api.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import dev.steadfast.store.tasks.TaskQueries;
import dev.steadfast.store.tasks.TaskView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@OverHttp
class SlackActionsTest {

    private static final BlockingQueue<String> UPDATES = new LinkedBlockingQueue<>();
    private static final HttpServer SLACK = slack();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TaskQueries tasks;

    String enrolment;
    String task;

    /** Knows one user, and keeps what messages are changed to. */
    private static HttpServer slack() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/users.info", exchange -> {
                String known = "{\"ok\": true, \"user\": {\"profile\": {\"email\": \"ana@ours.example\"}}}";
                boolean ana = exchange.getRequestURI().getQuery().equals("user=UANA");
                byte[] answer = (ana ? known : "{\"ok\": false, \"error\": \"user_not_found\"}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.createContext("/api/chat.update", exchange -> {
                UPDATES.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                byte[] answer = "{\"ok\": true}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add(
                "steadfast.slack.base-url",
                () -> "http://127.0.0.1:" + SLACK.getAddress().getPort());
        registry.add("steadfast.slack.token", () -> "xoxb-1");
    }

    @AfterAll
    static void stop() {
        SLACK.stop(0);
    }

    @BeforeEach
    void aTask() {
        Customers customers = new Customers(new Client(port));
        String account = customers.fresh();
        enrolment = customers.enrolmentOf(account);
        task = "t-" + enrolment;
        jdbc.sql("""
                        insert into task (id, account, enrolment, kind, step, slot, title, assignee, state, at)
                        values (?, ?, ?, 'alert', 'tell', 1, 'Look', 'ana@ours.example', 'open', now())
                        """).params(task, account, enrolment).update();
        UPDATES.clear();
    }

    private Answer press(String secret, long at, String action, String value, String user) {
        String payload = """
                {"type": "block_actions", "user": {"id": "%s"}, "channel": {"id": "C1"},
                 "message": {"ts": "1.2", "text": "Acme: look"}, "actions": [{"action_id": "%s", "value": "%s"}]}
                """.formatted(user, action, value);
        return post(secret, at, "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8));
    }

    private Answer post(String secret, long at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signature =
                    HexFormat.of().formatHex(mac.doFinal(("v0:" + at + ":" + body).getBytes(StandardCharsets.UTF_8)));
            return new Client(
                            port,
                            "X-Slack-Request-Timestamp",
                            String.valueOf(at),
                            "X-Slack-Signature",
                            "v0=" + signature)
                    .send("POST", "/webhooks/slack/actions", "application/x-www-form-urlencoded", body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private TaskView task() {
        return tasks.find(task).orElseThrow();
    }

    private static String update() throws InterruptedException {
        return String.valueOf(UPDATES.poll(1, TimeUnit.MINUTES));
    }

    @Test
    void doneCompletesTheTaskInTheNameOfWhoPressedIt() throws InterruptedException {
        assertThat(press("new-secret", now(), "done", task, "UANA").status()).isEqualTo(200);

        assertThat(task().state()).isEqualTo("done");
        assertThat(update()).contains("Acme: look\\nDone by ana@ours.example").contains("\"ts\":\"1.2\"");
        assertThat(jdbc.sql("select closed_by from task where id = ?")
                        .param(task)
                        .query(String.class)
                        .single())
                .isEqualTo("ana@ours.example");
    }

    @Test
    void pressedTwiceSaysThatItIsDoneAlready() throws InterruptedException {
        press("new-secret", now(), "done", task, "UANA");
        update();

        assertThat(press("old-secret", now(), "done", task, "UANA").status()).isEqualTo(200);

        assertThat(update()).contains("Not done: ");
    }

    @Test
    void snoozePutsTheTaskOffForADay() throws InterruptedException {
        press("new-secret", now(), "snooze", task, "UANA");

        assertThat(task().state()).isEqualTo("snoozed");
        assertThat(update()).contains("Snoozed for a day by ana@ours.example");
    }

    @Test
    void escalateIsOneCommandHoweverOftenItIsPressed() throws InterruptedException {
        press("new-secret", now(), "escalate", enrolment, "UANA");
        press("new-secret", now(), "escalate", enrolment, "UANA");

        assertThat(update()).contains("Escalated by ana@ours.example");
        assertThat(jdbc.sql("select by from input where enrolment = ? and type = 'escalate'")
                        .param(enrolment)
                        .query(String.class)
                        .list())
                .containsExactly("ana@ours.example");
    }

    @Test
    void nobodyKnownDoesNothing() {
        assertThat(press("new-secret", now(), "done", task, "USTRANGER").status())
                .isEqualTo(200);

        assertThat(task().state()).isEqualTo("open");
    }

    @Test
    void whatIsNotSignedOrIsOldDoesNothing() {
        assertThat(press("stolen", now(), "done", task, "UANA").status()).isEqualTo(403);
        assertThat(press("new-secret", now() - 301, "done", task, "UANA").status())
                .isEqualTo(403);

        assertThat(task().state()).isEqualTo("open");
    }

    @Test
    void noBodyWhateverBreaksAnything() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            String noise = new String(bytes, StandardCharsets.US_ASCII);

            assertThat(post("new-secret", now(), noise).status()).isEqualTo(200);
            assertThat(post("new-secret", now(), "payload=" + URLEncoder.encode(noise, StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(200);
            assertThat(post("stolen", now(), noise).status()).isEqualTo(403);
        }
    }
}
