package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.playbook.Playbook;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a pause does to what became due in it, and who may pause. Every story begins on a Monday in Berlin. */
class PauseStoryTest {

    private static final String MONDAY = "2026-03-02T10:00";

    private static Story story(Playbook playbook) {
        return Story.of(playbook, acme().build(), MONDAY);
    }

    private static Story resuming(String how) {
        return story(Story.playbook("""
                playbook: story
                resume: %s
                pause: { on: contract.disputed, when: input.amount > 100, until: contract.dispute_closed }
                exit: [{ on: account.churned, as: churned }]
                steps:
                  - { id: welcome, day: 0, email: welcome }
                  - { id: nudge, day: 2, email: nudge }
                  - { id: recap, day: 4, email: recap }
                  - { id: farewell, day: 14, email: farewell }
                """.formatted(how)));
    }

    @Nested
    class Keeping {

        private final Story story = resuming("keep").at(1, "12:00").pause().at(8, "10:00");

        @Test
        void sendsWhatWasMissedOneADayAndTheRestOnItsDay() {
            story.resume();

            story.onDay(8).expectOnly("nudge");
            story.onDay(9).expectOnly("recap");
            story.onDay(14).expectOnly("farewell");
        }
    }

    @Nested
    class DroppingWhatWasMissed {

        private final Story story = resuming("drop-missed").at(1, "12:00").pause();

        @Test
        void leavesOutEveryDayThatHasPassed() {
            story.at(8, "10:00").resume();

            story.onDay(8).expectSkipped("nudge", "late").expectSkipped("recap", "late");
            story.onDay(14).expectOnly("farewell");
            story.expectDone("welcome", "farewell");
        }

        @Test
        void doesWhatIsOfToday() {
            story.at(4, "08:00").resume();

            story.onDay(4).expectSkipped("nudge", "late").expectEmail("recap");
        }

        @Test
        void appliesToAPauseByAnEventToo() {
            Story suspended =
                    resuming("drop-missed").at(1, "12:00").happens("contract.disputed", Map.of("amount", 500));

            suspended.at(8, "10:00").happens("contract.dispute_closed").onDay(8).expectSkipped("recap", "late");
        }

        @Test
        void leavesOutWhatFollowsAWaitThatWasOverInThePause() {
            Story waiting = story(Story.playbook("""
                    playbook: story
                    resume: drop-missed
                    steps:
                      - { id: set-up, day: 0, wait-for: milestone.setup, until: day 2 }
                      - { id: nudge, day: 4, email: nudge }
                      - { id: recap, day: 9, email: recap }
                    """));

            waiting.at(1, "12:00").pause().at(8, "10:00").resume();
            waiting.onDay(8).expectSkipped("set-up", "no answer").expectSkipped("nudge", "late");
            waiting.onDay(9).expectEmail("recap");
        }
    }

    @Nested
    class Shifting {

        private final Story story = resuming("shift").at(1, "12:00").pause();

        @Test
        void movesEverythingToComeByTheDaysOfThePause() {
            story.at(8, "12:00").resume();

            story.onDay(8).expectNothing();
            story.onDay(9).expectOnly("nudge");
            story.onDay(11).expectOnly("recap");
            story.onDay(21).expectOnly("farewell");
        }

        @Test
        void addsUpOverTwoPauses() {
            story.at(8, "12:00")
                    .resume()
                    .at(10, "12:00")
                    .pause()
                    .at(17, "12:00")
                    .resume();

            assertThat(story.state().shift()).isEqualTo(14);
            story.onDay(18).expectOnly("recap");
        }

        @Test
        void countsWholeDaysOnly() {
            story.at(1, "20:00").resume();

            assertThat(story.state().shift()).isZero();
            story.onDay(2).expectOnly("nudge");
        }

        @Test
        void movesWhatComesAfterTheStepAboveToo() {
            Story after = story(Story.playbook("""
                    playbook: story
                    resume: shift
                    steps:
                      - { id: kickoff, day: 0, task: Hold the kickoff }
                      - { id: recall, after: 3d, task: Recall }
                    """));

            after.at(1, "10:00").pause().at(8, "10:00").resume().onDay(8).expectNothing();
            after.onDay(10).expectTask("recall").expectAt("recall", "10:00");
        }

        @Test
        void givesAnAnswerItsTimeBack() {
            Story waiting = story(Story.playbook("""
                    playbook: story
                    resume: shift
                    steps:
                      - { id: call, day: 0, task: Call, wait: true, until: 3d }
                      - { id: recap, task: Recap }
                    """));

            waiting.at(1, "10:00").pause().at(8, "10:00").resume().onDay(9).expectNothing();
            waiting.onDay(10).expectSkipped("call", "no answer").expectAt("call", "10:00");
        }
    }

    @Nested
    class SuspendedByAnEvent {

        private final Story story = resuming("keep").at(1, "12:00").happens("contract.disputed", Map.of("amount", 500));

        @Test
        void doesNothingUntilTheOtherEventComes() {
            story.onDay(7).expectNothing();
            assertThat(story.state().suspended()).isTrue();

            story.at(8, "10:00").happens("contract.dispute_closed").onDay(8).expectOnly("nudge");
        }

        @Test
        void staysSoWhateverElseHappens() {
            story.happens("contract.disputed", Map.of("amount", 900)).onDay(4).expectNothing();
        }

        @Test
        void cannotBeResumedByAPerson() {
            story.refuses(new Command.Resume(story.run().now()), "suspended by an event, not paused by a person");
        }

        @Test
        void goesOnOnlyOnceBothWhoStoppedItLetItGo() {
            story.pause()
                    .at(3, "10:00")
                    .happens("contract.dispute_closed")
                    .onDay(3)
                    .expectNothing();
            story.at(4, "10:00").resume().onDay(4).expectOnly("nudge");

            Story other = resuming("keep").at(1, "12:00").happens("contract.disputed", Map.of("amount", 500));
            other.pause().at(3, "10:00").resume().onDay(3).expectNothing();
            other.at(4, "10:00").happens("contract.dispute_closed").onDay(4).expectOnly("nudge");
        }

        @Test
        void countsFromTheFirstOfTheTwoWhenItShifts() {
            Story shifting = resuming("shift").at(1, "12:00").pause();
            shifting.at(3, "12:00").happens("contract.disputed", Map.of("amount", 500));
            shifting.at(5, "12:00").resume().at(8, "12:00").happens("contract.dispute_closed");

            assertThat(shifting.state().shift()).isEqualTo(7);
        }

        @Test
        void endsWhenTheExitComes() {
            story.happens("account.churned").expectFinished("churned");
        }
    }

    @Test
    void anEventThatDoesNotMeanItSuspendsNothing() {
        Story story = resuming("keep").at(1, "12:00").happens("contract.disputed", Map.of("amount", 50));

        story.onDay(2).expectOnly("nudge");
        assertThat(story.state().applied()).isZero();
    }

    @Test
    void aPauseOverManyStepsIsNeverFollowedByABurst() {
        for (String how : new String[] {"keep", "drop-missed", "shift"}) {
            Story story = resuming(how).at(1, "12:00").pause().at(20, "10:00").resume();
            story.run().advanceTo(story.run().now().plus(Duration.ofDays(60)));

            assertThat(story.run().journal().stream()
                            .filter(entry -> entry.how() == StepResult.Kind.DONE)
                            .map(entry -> entry.at().atZone(story.run().zone()).toLocalDate()))
                    .as(how)
                    .doesNotHaveDuplicates();
        }
    }
}
