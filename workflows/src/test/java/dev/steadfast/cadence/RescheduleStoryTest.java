package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Day 0, the zone or a single step moves: what is to come is planned anew, and nothing is repeated. */
class RescheduleStoryTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static RunInMemory renewal(String late) {
        return new RunInMemory(
                Story.playbook("""
                        playbook: story
                        anchor: account.renewal_date
                        late: %s
                        steps:
                          - { id: welcome, day: -7, email: welcome }
                          - { id: nudge, day: -3, email: nudge }
                          - { id: recap, day: 0, email: recap }
                          - { id: answer, wait-for: contract.renewed, until: day 2, else: [{ id: chase, task: Chase }] }
                        """.formatted(late)),
                acme().renewingOn("2026-03-16").build(),
                berlin("2026-03-02T10:00"));
    }

    private static RunInMemory movedTo(RunInMemory run, String date) {
        Instant anchor = LocalDate.parse(date).atStartOfDay(BERLIN).toInstant();
        assertThat(run.ask(new Command.Reschedule(anchor, run.now()))).isEmpty();
        return run;
    }

    /** What was sent, with its local day. */
    private static List<String> sent(RunInMemory run) {
        return run.journal().stream()
                .filter(entry ->
                        entry.how() == StepResult.Kind.DONE && entry.kind().equals("email"))
                .map(entry -> entry.step() + " " + LocalDate.ofInstant(entry.at(), run.zone()))
                .toList();
    }

    @Nested
    class TheAnchor {

        private final RunInMemory run = renewal("skip");

        @Test
        void movedLaterMovesWhatIsToComeAndRepeatsNothing() {
            run.advanceTo(berlin("2026-03-10T12:00"));
            movedTo(run, "2026-03-30").advanceTo(berlin("2026-04-10T12:00"));

            assertThat(sent(run)).containsExactly("welcome 2026-03-09", "nudge 2026-03-27", "recap 2026-03-30");
        }

        @Test
        void movedEarlierLeavesOutWhatIsThenPast() {
            run.advanceTo(berlin("2026-03-10T12:00"));
            movedTo(run, "2026-03-11").advanceTo(berlin("2026-04-10T12:00"));

            assertThat(sent(run)).containsExactly("welcome 2026-03-09", "recap 2026-03-11");
            assertThat(run.journal())
                    .filteredOn(entry -> entry.step().equals("nudge"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.reason()).contains("late: its day had passed on 2026-03-10"));
        }

        @Test
        void movedEarlierSendsWhatIsPastOneADayWhereThePlaybookSaysAll() {
            RunInMemory all = renewal("all");
            all.advanceTo(berlin("2026-03-10T08:00"));
            movedTo(all, "2026-03-11").advanceTo(berlin("2026-04-10T12:00"));

            assertThat(sent(all)).containsExactly("welcome 2026-03-09", "nudge 2026-03-10", "recap 2026-03-11");
        }

        @Test
        void movesTheLimitOfAWaitThatHasBegun() {
            run.advanceTo(berlin("2026-03-17T12:00"));
            assertThat(run.state().waiting()).isTrue();
            movedTo(run, "2026-03-30").advanceTo(berlin("2026-03-20T12:00"));

            assertThat(run.state().waiting()).isTrue();
            assertThat(run.state().due()).isEqualTo(berlin("2026-04-01T09:00"));
        }

        @Test
        void movedWhilePausedIsPlannedOnceResumed() {
            run.advanceTo(berlin("2026-03-10T12:00"));
            run.ask(new Command.Pause(run.now()));
            movedTo(run, "2026-03-30").advanceTo(berlin("2026-03-12T12:00"));
            assertThat(run.next()).isEqualTo(new Decision.Await("paused"));
            run.ask(new Command.Resume(run.now()));
            run.advanceTo(berlin("2026-04-10T12:00"));

            assertThat(sent(run)).containsExactly("welcome 2026-03-09", "nudge 2026-03-27", "recap 2026-03-30");
        }

        @Test
        void movedThereAndBackChangesNothing() {
            run.advanceTo(berlin("2026-03-10T12:00"));
            movedTo(movedTo(run, "2026-05-30"), "2026-03-16").advanceTo(berlin("2026-04-10T12:00"));

            assertThat(sent(run)).containsExactly("welcome 2026-03-09", "nudge 2026-03-13", "recap 2026-03-16");
        }
    }

    @Nested
    class TheZone {

        @Test
        void movesWhatIsToCome() {
            RunInMemory run = renewal("skip");
            run.advanceTo(berlin("2026-03-10T12:00"));
            run.change(acme().in("Asia/Tokyo").renewingOn("2026-03-16").build());
            assertThat(run.ask(new Command.Replan())).isEmpty();
            run.advanceTo(berlin("2026-03-10T12:01"));

            // 16 March began in Berlin; in Tokyo that moment is 08:00 of the same day
            assertThat(run.state().due()).isEqualTo(Instant.parse("2026-03-13T01:35:28Z"));
            run.advanceTo(berlin("2026-04-10T12:00"));
            assertThat(sent(run)).containsExactly("welcome 2026-03-09", "nudge 2026-03-13", "recap 2026-03-16");
        }
    }

    @Nested
    class ASnooze {

        private final Story story = Story.of(Story.playbook("""
                        playbook: story
                        expires: 1d
                        steps:
                          - { id: welcome, day: 0, email: welcome }
                          - { id: nudge, day: 2, email: nudge }
                          - { id: call, day: 7, task: Call, wait: true, until: day 9 }
                        """), acme().build(), "2026-03-02T10:00");

        @Test
        void putsThePendingStepOff() {
            story.at(1, "12:00").snoozeUntil(4, "15:00").onDay(3).expectNothing();

            story.onDay(4).expectEmail("nudge").expectAt("nudge", "15:00");
        }

        @Test
        void stillKeepsDecentHours() {
            story.at(1, "12:00").snoozeUntil(3, "22:00").onDay(3).expectNothing();

            story.onDay(4).expectEmail("nudge");
        }

        @Test
        void makesAWaitLonger() {
            story.at(8, "12:00").snoozeUntil(11, "12:00").onDay(10).expectNothing();

            story.onDay(11).expectSkipped("call", "no answer").expectAt("call", "12:00");
        }

        @Test
        void isOfTheStepThatWasMeant() {
            story.at(1, "12:00")
                    .refuses(new Command.Snooze("call", story.run().now()), "The next step is \"nudge\", not \"call\"");
        }

        @Test
        void endsWithItsStep() {
            story.at(1, "12:00").snoozeUntil(4, "15:00").onDay(4);

            assertThat(story.state().notBefore()).isNull();
        }
    }

    @Test
    void anEscalationChangesNothingButTheCount() {
        RunInMemory run = renewal("skip");
        CadenceState before = run.state();
        assertThat(run.ask(new Command.Escalate(run.now()))).isEmpty();

        assertThat(run.state().sameButForApplied(before)).isTrue();
        assertThat(run.state().applied()).isEqualTo(before.applied() + 1);
    }
}
