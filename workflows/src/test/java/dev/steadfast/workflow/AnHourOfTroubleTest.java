package dev.steadfast.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Account;
import dev.steadfast.cadence.AnAccount;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.RunUnderTest.Entry;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.cadence.Story;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * For an hour of the engine's time every attempt of a run fails, whatever the reason. It does not give up, it is not
 * parked, it goes on within minutes, and what has become late does not come all at once.
 */
class AnHourOfTroubleTest {

    private static final Duration HOUR = Duration.ofHours(1);

    /** The longest pause between two attempts. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** A Monday. */
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final String LETTERS = """
            playbook: letters
            send: { window: "mon-fri 09:00-17:00" }
            steps:
              - { id: welcome, after: 10m, email: welcome }
              - { id: check-in, day: 1, email: check-in }
              - { id: nudge, day: 2, email: nudge }
            """;

    private final Account acme = AnAccount.acme().build();
    private RunOnEngine run;

    private void begin(String yaml, String time) {
        Instant begins = MONDAY.atTime(LocalTime.parse(time)).atZone(BERLIN).toInstant();
        run = new RunOnEngine(Story.playbook(yaml), acme, begins, 10_000);
    }

    @AfterEach
    void stop() {
        run.close();
    }

    private List<String> days() {
        return run.journal().stream()
                .filter(entry -> entry.how() == StepResult.Kind.DONE)
                .map(entry -> LocalDate.ofInstant(entry.at(), BERLIN).getDayOfWeek() + " " + entry.step())
                .toList();
    }

    @Test
    void theStepIsTriedUntilItSucceedsAndDoneOnceWithinMinutes() {
        begin("playbook: call\nsteps: [{ id: call, after: 2h, task: Call }]", "10:00");
        Instant due = run.state().due();
        run.desk().goneUntil(due.plus(HOUR));

        run.sleep(
                Duration.between(run.now(), due).plus(HOUR).plus(LONGEST_PAUSE).plusMinutes(1));

        assertThat(run.result()).isEqualTo("completed");
        assertThat(run.journal()).singleElement().satisfies(entry -> {
            assertThat(entry.how()).isEqualTo(StepResult.Kind.DONE);
            assertThat(entry.at()).isBetween(due.plus(HOUR), due.plus(HOUR).plus(LONGEST_PAUSE));
        });
        assertThat(run.desk().vain()).as("attempts in that hour").isGreaterThan(12);
        assertThat(run.count(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED))
                .as("all of them are one activity to the history")
                .isEqualTo(1);
    }

    @Test
    void whatTheHourHasMadeLateWaitsForDecentHoursAndComesOneADay() {
        begin(LETTERS, "16:20");
        Instant due = run.state().due();
        run.desk().goneUntil(due.plus(HOUR));

        run.sleep(
                Duration.between(run.now(), due).plus(HOUR).plus(LONGEST_PAUSE).plusMinutes(1));
        assertThat(run.journal()).extracting(Entry::how).containsExactly(StepResult.Kind.DEFERRED);

        run.advanceTo(run.now().plus(Duration.ofDays(7)));
        assertThat(days()).containsExactly("TUESDAY welcome", "WEDNESDAY check-in", "THURSDAY nudge");
        assertThat(run.result()).isEqualTo("completed");
    }

    /** In real time, and of seconds: an engine that skips time does not wait for what is tried again within a task. */
    @Test
    void aCommandThatCannotBeStoredMeanwhileIsObeyedAndStoredAfterwards() {
        run = RunOnEngine.inRealTime(
                Story.playbook("playbook: calls\nsteps: [{ id: call, after: 8h, task: Call }]"), acme, 10_000);
        run.desk().goneUntil(run.now().plusSeconds(4));
        Command pause = new Command.Pause(run.now());
        run.signal(run.desk().store(pause), pause);

        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> run.desk().checkpoint().paused());

        assertThat(run.desk().vain()).isPositive();
        assertThat(run.state().paused()).isTrue();
        assertThat(run.journal()).isEmpty();
    }
}
