package dev.steadfast.activities.steps;

import static dev.steadfast.activities.steps.Steps.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steadfast.account.Account;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.clock.ClockMover;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For an hour the mail server refuses every connection; the engine tries again every five minutes, as it would. */
class AnHourWithoutMailTest {

    private static final String CLOCK = "default";
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int ATTEMPTS_IN_AN_HOUR = 12;

    private static Steps steps;
    private static int accounts;

    private RunOfSteps run;
    private LocalDate monday;

    @BeforeAll
    static void start() throws IOException {
        steps = new Steps("--steadfast.test-clock=" + CLOCK);
        steps.jdbc().sql("update playbook set retired = true").update();
        steps.jdbc().sql("insert into test_clock (id) values (?)").param(CLOCK).update();
        steps.bean(PlaybookCatalog.class)
                .publish("letters.yaml", """
                        playbook: letters
                        send: { window: "mon-fri 09:00-17:00" }
                        expires: 3d
                        steps:
                          - { id: first, email: text, to: [admin] }
                          - { id: second, day: 1, email: text, to: [admin] }
                          - { id: third, day: 2, email: text, to: [admin] }
                        """, Map.of("text.md", "---\nsubject: Hello\n---\nHello.\n"), "test");
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
    }

    @BeforeEach
    void monday() {
        steps.mail().forget();
        monday = LocalDate.ofInstant(now(), ZoneOffset.UTC).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    private static Instant now() {
        return steps.bean(BusinessClock.class).now(CLOCK);
    }

    private void at(LocalDate day, String time) {
        at(day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC));
    }

    private void at(Instant moment) {
        steps.bean(ClockMover.class).moveTo(CLOCK, moment);
        if (run != null) {
            run.settle();
        }
    }

    /** On Monday at this time, in UTC. */
    private void enrolledAt(String time) {
        at(monday, time);
        String id = "patient-" + accounts++;
        Account account = new Account(
                id,
                "Patient",
                null,
                null,
                null,
                null,
                Steps.OWNER,
                Steps.MANAGER,
                "UTC",
                null,
                null,
                "active",
                null,
                null,
                Map.of(),
                List.of(admin("ada" + accounts)));
        steps.store(account);
        run = steps.enrol("letters", account);
    }

    /** Every five minutes from now on, with the mail server gone. */
    private void triesInVainForAnHour() throws IOException {
        steps.mail().goAway();
        Instant begun = now();
        for (int attempt = 0; attempt < ATTEMPTS_IN_AN_HOUR; attempt++) {
            at(begun.plus(PAUSE.multipliedBy(attempt)));
            assertThat(catchThrowableOfType(ApplicationFailure.class, run::perform))
                    .as("attempt %s", attempt)
                    .isNotNull()
                    .satisfies(failure -> {
                        assertThat(failure.getType()).isEqualTo("not-sent");
                        assertThat(failure.isNonRetryable()).isFalse();
                    });
        }
        at(begun.plus(Duration.ofHours(1)));
    }

    private List<String> states() {
        return steps.jdbc()
                .sql("select step || ' ' || state from touch where enrolment = ? order by at, step")
                .param(run.enrolment())
                .query(String.class)
                .list();
    }

    private static DayOfWeek day(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC).getDayOfWeek();
    }

    /** Goes on to when the pending step is due, and performs it. */
    private StepResult performWhenDue() {
        at(Objects.requireNonNull(run.state().due()));
        return run.perform();
    }

    private String message(String step) {
        return run.enrolment() + "." + step + ".1.0@steadfast.example";
    }

    @Test
    void theMessageLeavesOnceAsSoonAsTheServerIsBack() throws IOException {
        enrolledAt("10:00");
        triesInVainForAnHour();
        assertThat(states()).containsExactly("first failed");
        assertThat(run.tasks()).as("nobody is bothered").isEmpty();

        steps.mail().comeBack();

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(steps.messages()).containsExactly(message("first"));
        assertThat(day(Objects.requireNonNull(run.state().due())))
                .as("the rest keeps its days")
                .isEqualTo(DayOfWeek.TUESDAY);
    }

    @Test
    void whatBecameTooLateForTodayLeavesTomorrowAndTheRestOneADay() throws IOException {
        enrolledAt("16:03");
        triesInVainForAnHour();
        assertThat(run.perform().kind()).as("nobody is written to at 17:03").isEqualTo(StepResult.Kind.DEFERRED);
        assertThat(run.tasks()).isEmpty();
        steps.mail().comeBack();

        List<String> left = new ArrayList<>();
        while (!run.state().isFinished()) {
            StepResult result = performWhenDue();
            left.add(
                    day(result.at()) + " " + result.step() + " " + result.kind().word());
        }

        assertThat(left).containsExactly("TUESDAY first done", "WEDNESDAY second done", "THURSDAY third done");
        assertThat(steps.messages()).containsExactly(message("first"), message("second"), message("third"));
        assertThat(run.tasks()).as("nothing was parked").isEmpty();
    }
}
