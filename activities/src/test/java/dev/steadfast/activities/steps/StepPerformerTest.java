package dev.steadfast.activities.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.TestDatabase;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.commands.CommandDesk;
import dev.steadfast.store.enrolments.Enroller;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.settings.SendingSwitch;
import dev.steadfast.workflow.SettleCall;
import dev.steadfast.workflow.StepCall;
import io.temporal.failure.ApplicationFailure;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One message at most, whatever fails in between: a real database and a real SMTP conversation, no engine. */
class StepPerformerTest {

    private static final String TWO_LETTERS = """
            playbook: two-letters
            purpose: transactional
            send: { window: "mon-sun 00:00-23:59" }
            steps:
              - { id: welcome, email: text }
              - { id: reminder, after: 4h, email: text }
            """;

    @SpringBootApplication(scanBasePackages = {"dev.steadfast.store", "dev.steadfast.activities"})
    @ConfigurationPropertiesScan("dev.steadfast")
    static class Application {}

    private static TestDatabase database;
    private static GreenMail mail;
    private static ConfigurableApplicationContext context;
    private static int accounts;

    private String account;
    private String enrolment;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.create();
        mail = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--steadfast.mail.host=127.0.0.1",
                        "--steadfast.mail.port=" + mail.getSmtp().getPort(),
                        "--steadfast.mail.security=none",
                        "--steadfast.mail.from=success@steadfast.example");
        context.getBean(PlaybookCatalog.class)
                .publish(
                        "two-letters.yaml",
                        TWO_LETTERS,
                        Map.of("text.md", "---\nsubject: Hello {{ contact.first_name }}\n---\nHello.\n"),
                        "test");
    }

    /** Known beforehand, because a server that is stopped and started again has to come back under its port. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        context.close();
        mail.stop();
        database.close();
    }

    @BeforeEach
    void anAccountIsEnrolled() throws FolderException {
        mail.purgeEmailFromAllMailboxes();
        enrol("ada@acme.example");
    }

    private void enrol(String address) {
        account = "acme-" + accounts++;
        int hour = OffsetDateTime.now(ZoneOffset.UTC).getHour();
        Account acme = new Account(
                account,
                "Acme",
                null,
                null,
                null,
                null,
                "owner@steadfast.example",
                null,
                ZoneOffset.ofHours(12 - hour).getId(),
                null,
                null,
                "active",
                null,
                null,
                Map.of(),
                List.of(new Contact("Ada Lovelace", address, null, Role.ADMIN)));
        context.getBean(AccountStore.class).save(Map.of(), List.of(acme));
        enrolment = context.getBean(Enroller.class)
                .enrol("two-letters", account, null)
                .enrolment();
    }

    private StepCall call() {
        return new StepCall(enrolment, 1, "welcome", 0, 0);
    }

    private static StepResult perform(StepCall call) {
        return context.getBean(StepPerformer.class).perform(call);
    }

    private static JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    private String touch() {
        return jdbc().sql("select state from touch where enrolment = ?")
                .param(enrolment)
                .query(String.class)
                .single();
    }

    /** As a worker that died in the middle of a send leaves it. */
    private void claimedByAnother(String deadline) {
        jdbc().sql("""
                        insert into touch (enrolment, step, occurrence, slot, account, channel, recipient, template, state,
                                           token, deadline, message_id, at)
                        values (?, 'welcome', 1, 0, ?, 'email', 'ada@acme.example', 'text', 'sending', 'other',
                                clock_timestamp() + ?::interval, '<x@y>', clock_timestamp())
                        """).params(enrolment, account, deadline).update();
    }

    @Test
    void sendsTheMessageAndPlansTheNextStep() throws MessagingException {
        StepResult result = perform(call());

        assertThat(result.kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(result.due().at()).isAfter(result.at().plusSeconds(4 * 3600 - 1));
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo("Hello Ada");
        assertThat(mail.getReceivedMessages()[0].getMessageID()).contains(enrolment);
        assertThat(touch()).isEqualTo("sent");
    }

    @Test
    void aRepeatedCallAnswersWhatIsStoredAndSendsNothing() {
        StepResult first = perform(call());
        StepResult second = perform(call());

        assertThat(second).isEqualTo(first);
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void nothingLeavesOnceANewerInputIsStored() {
        context.getBean(CommandDesk.class)
                .submit(
                        enrolment,
                        new Command.Pause(context.getBean(BusinessClock.class).wall()),
                        "csm",
                        null,
                        null);

        assertThat(perform(call()).kind()).isEqualTo(StepResult.Kind.STALE);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aRunOfAnOldEpochChangesNothing() {
        jdbc().sql("update enrolment set epoch = 2 where id = ?")
                .param(enrolment)
                .update();

        assertThat(perform(call()).kind()).isEqualTo(StepResult.Kind.FENCED);
        assertThat(context.getBean(Settler.class)
                        .settle(new SettleCall(enrolment, 1, 0))
                        .kind())
                .isEqualTo(StepResult.Kind.FENCED);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void anAttemptThatMayStillBeSendingIsWaitedFor() {
        claimedByAnother("30 seconds");

        assertThatThrownBy(() -> perform(call())).isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
            assertThat(failure.getType()).isEqualTo("busy");
            assertThat(failure.getNextRetryDelay().toSeconds()).isBetween(20L, 32L);
        });
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void anAttemptThatNeverSaidHowItEndedIsParkedForAPerson() {
        claimedByAnother("-1 second");

        StepResult result = perform(call());

        assertThat(result.kind()).isEqualTo(StepResult.Kind.PARKED);
        assertThat(result.due()).as("the cadence goes on").isNotNull();
        assertThat(touch()).isEqualTo("parked");
        assertThat(mail.getReceivedMessages()).isEmpty();
        assertThat(jdbc().sql("select title from task where enrolment = ?")
                        .param(enrolment)
                        .query(String.class)
                        .single())
                .contains("ada@acme.example");
    }

    @Test
    void aMessageThatIsRefusedForGoodIsParkedForAPerson() {
        enrol("not an address");

        assertThat(perform(call()).kind()).isEqualTo(StepResult.Kind.PARKED);
        assertThat(touch()).isEqualTo("parked");
    }

    @Test
    void aMailServerThatIsDownIsTriedAgainUnderTheSameMessageId() throws MessagingException {
        mail.stop();
        assertThatThrownBy(() -> perform(call()))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("mail-unavailable"));
        assertThat(touch()).isEqualTo("failed");
        String id = jdbc().sql("select message_id from touch where enrolment = ?")
                .param(enrolment)
                .query(String.class)
                .single();

        mail.start();

        assertThat(perform(call()).kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].getMessageID()).isEqualTo(id);
    }

    @Test
    void theSwitchHoldsAMessageUntilItIsReleased() {
        SendingSwitch sending = context.getBean(SendingSwitch.class);
        sending.hold("ops");
        assertThat(perform(call()).kind()).isEqualTo(StepResult.Kind.HELD);
        assertThat(mail.getReceivedMessages()).isEmpty();

        assertThat(sending.release("ops")).as("held enrolments").isEqualTo(1);

        StepResult plan = context.getBean(Settler.class).settle(new SettleCall(enrolment, 1, 1));
        assertThat(plan.step()).isEqualTo("welcome");
        assertThat(plan.due().at())
                .isBeforeOrEqualTo(context.getBean(BusinessClock.class).wall());
        assertThat(perform(new StepCall(enrolment, 1, "welcome", 1, 1)).kind()).isEqualTo(StepResult.Kind.DONE);
    }
}
