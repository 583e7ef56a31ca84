package dev.steadfast.worker.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.steadfast.store.clock.AdvanceStatus;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.clock.TestClocks;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.settings.SendingSwitch;
import dev.steadfast.store.touches.TouchKey;
import dev.steadfast.store.touches.TouchReviews;
import dev.steadfast.worker.InJvmTemporal;
import dev.steadfast.worker.RunningWorker;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A test clock does not pass by a message that somebody wants sent again: it leaves at its hour on the way. */
class ResendOnTheWayTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static InJvmTemporal temporal;
    private static GreenMail mail;
    private static RunningWorker worker;

    @BeforeAll
    static void start() throws IOException {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        temporal = InJvmTemporal.start();
        worker = RunningWorker.on(
                temporal.address(),
                Map.of(
                        "steadfast.test-clock",
                        TestClocks.DEFAULT,
                        "SMTP_HOST",
                        "127.0.0.1",
                        "SMTP_PORT",
                        String.valueOf(mail.getSmtp().getPort()),
                        "SMTP_SECURITY",
                        "none",
                        "MAIL_FROM",
                        "success@steadfast.example",
                        "steadfast.mailbox",
                        "embedded"));
        worker.bean(PlaybookCatalog.class)
                .publish(
                        "letter.yaml",
                        "playbook: letter\nsteps: [{ id: hello, email: text, to: [admin] }]\n",
                        Map.of("text.md", "---\nsubject: Hello\n---\nHello.\n"),
                        "test");
    }

    @AfterAll
    static void stop() {
        worker.close();
        temporal.close();
        mail.stop();
    }

    private static Instant now() {
        return worker.bean(BusinessClock.class).now(TestClocks.DEFAULT);
    }

    private static AdvanceStatus advanceTo(Instant target) {
        TestClocks clocks = worker.bean(TestClocks.class);
        long request = clocks.requestAdvance(TestClocks.DEFAULT, target);
        await().atMost(PATIENCE).until(() -> clocks.advance(request).state() != AdvanceStatus.State.RUNNING);
        return clocks.advance(request);
    }

    /** An account whose only letter has left, on some working day; now it is the Saturday after. */
    private static String written(String account) {
        Instant saturday = LocalDate.ofInstant(now(), ZoneOffset.UTC)
                .plusDays(1)
                .with(TemporalAdjusters.next(DayOfWeek.SATURDAY))
                .atTime(LocalTime.NOON)
                .toInstant(ZoneOffset.UTC);
        String enrolment = worker.enrol("letter", account);
        await().atMost(PATIENCE).until(() -> worker.number("started_epoch", enrolment) == 1);
        assertThat(advanceTo(saturday).message()).isNull();
        assertThat(touch(enrolment)).isEqualTo("sent");
        return enrolment;
    }

    private static String touch(String enrolment) {
        return worker.jdbc()
                .sql("select state from touch where enrolment = ?")
                .param(enrolment)
                .query(String.class)
                .single();
    }

    /** Nobody knew whether it arrived, and a person says that it should be sent once more. */
    private static void isToBeSentAgain(String enrolment) {
        worker.jdbc()
                .sql("update touch set state = 'parked' where enrolment = ?")
                .param(enrolment)
                .update();
        assertThat(worker.bean(TouchReviews.class)
                        .answer(new TouchKey(enrolment, "hello", 1), 0, TouchReviews.Outcome.SEND_AGAIN, "ana", now()))
                .isTrue();
    }

    /** When the messages of an enrolment left, by the account's calendar. */
    private static List<ZonedDateTime> left(String enrolment) {
        return worker.jdbc()
                .sql("select at from touch_change where enrolment = ? and state = 'sent' order by id")
                .param(enrolment)
                .query((row, number) ->
                        row.getObject("at", OffsetDateTime.class).atZoneSameInstant(ZoneOffset.UTC))
                .list();
    }

    @Test
    void itLeavesOnTheNextWorkingDayAlthoughItsRunIsOver() {
        String enrolment = written("weekend");
        assertThat(worker.number("case when state = 'finished' then 1 else 0 end", enrolment))
                .isEqualTo(1);
        int before = mail.getReceivedMessages().length;
        isToBeSentAgain(enrolment);

        AdvanceStatus status = advanceTo(now().plus(Duration.ofDays(5)));

        assertThat(status.state()).isEqualTo(AdvanceStatus.State.DONE);
        assertThat(mail.getReceivedMessages()).hasSize(before + 1);
        assertThat(left(enrolment)).hasSize(2).last().satisfies(again -> {
            assertThat(again.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(again.getHour()).isBetween(9, 16);
        });
    }

    @Test
    void whatIsOnHoldKeepsTheClockFromNothingAndLeavesOnceItMay() {
        String enrolment = written("held");
        SendingSwitch sending = worker.bean(SendingSwitch.class);
        sending.hold("ops");
        isToBeSentAgain(enrolment);

        assertThat(advanceTo(now().plus(Duration.ofDays(10))).state()).isEqualTo(AdvanceStatus.State.DONE);
        assertThat(left(enrolment)).hasSize(1);

        sending.release("ops");
        assertThat(advanceTo(now().plus(Duration.ofDays(4))).state()).isEqualTo(AdvanceStatus.State.DONE);
        assertThat(left(enrolment)).hasSize(2);
    }
}
