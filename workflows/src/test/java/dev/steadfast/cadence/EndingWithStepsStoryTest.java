package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The steps that follow an end run once, and nothing ends them again. Every story begins on a Monday in Berlin. */
class EndingWithStepsStoryTest {

    private static final String PLAYBOOK = """
            playbook: story
            family: money
            goal: { on: contract.renewed, when: input.term >= 12 }
            exit:
              - { on: account.churned, when: input.reason == "price", as: too-dear }
              - { on: account.churned, as: churned }
            pause: { on: contract.disputed, until: contract.dispute_closed }
            on-exit:
              churned: [{ id: farewell, email: farewell }, { id: interview, after: 1d, enrol: exit-interview }]
              goal: [{ id: thanks, email: recap }]
              completed: [{ id: review, task: Review it }]
              cancelled: [{ id: tidy, task: Tidy up }]
              superseded: [{ id: note, crm: note }]
              left: [{ id: sorry, task: Say sorry }, { id: end, exit: other }, { id: never, task: Never }]
            steps:
              - { id: welcome, day: 0, email: welcome }
              - { id: nudge, day: 3, email: nudge }
              - { id: too-small, day: 4, if: account.touch == "low", exit: left }
            """;

    private final Story story = Story.of(Story.playbook(PLAYBOOK), acme().build(), "2026-03-02T10:00")
            .at(2, "12:00");

    @Nested
    class AfterAnExit {

        @Test
        void theyAreDoneBeforeTheRunEndsWithTheSameOutcome() {
            story.happens("account.churned").onDay(2).expectOnly("farewell");
            assertThat(story.state().isFinished()).isFalse();
            assertThat(story.state().ending()).isEqualTo("churned");

            story.onDay(3).expectOnly("interview");
            story.expectFinished("churned");
            assertThat(story.state().ending()).isNull();
        }

        @Test
        void nothingEndsThemAgain() {
            story.happens("account.churned")
                    .happens("account.churned", Map.of("reason", "price"))
                    .happens("contract.renewed", Map.of("term", 24))
                    .happens("contract.disputed");

            story.onDay(3).expectOnly("interview");
            story.expectFinished("churned").expectDone("welcome", "farewell", "interview");
        }

        @Test
        void aPersonMayCutThemShort() {
            story.happens("account.churned").onDay(2);
            story.cancel().expectFinished("churned");
            story.onDay(5).expectNothing();
        }

        @Test
        void aPersonMayPauseAndSkipThem() {
            story.happens("account.churned").pause().onDay(2).expectNothing();
            story.skip("farewell").at(5, "10:00").resume().onDay(5).expectOnly("interview");
            story.expectFinished("churned");
        }

        @Test
        void theyAreDoneThoughTheRunWasPausedOrSuspended() {
            story.pause().happens("contract.disputed").happens("account.churned");

            story.onDay(2).expectOnly("farewell");
        }

        @Test
        void theFirstRuleThatHoldsDecides() {
            story.happens("account.churned", Map.of("reason", "price")).expectFinished("too-dear");
        }
    }

    @Test
    void theyFollowAGoalThatIsMeant() {
        story.happens("contract.renewed", Map.of("term", 6)).expectPending("nudge");
        story.happens("contract.renewed", Map.of("term", 12)).expectPending("thanks");

        story.onDay(2).expectOnly("thanks");
        story.expectFinished("goal");
    }

    @Test
    void theyFollowTheLastStep() {
        story.onDay(4).expectOnly("review");
        story.expectFinished("completed");
    }

    @Test
    void theyFollowACancellation() {
        story.cancel().onDay(2).expectOnly("tidy");
        story.expectFinished("cancelled");
    }

    @Test
    void theyFollowWhenAnotherOfTheFamilyTakesOver() {
        story.supersededBy("dunning").onDay(2).expectOnly("note");
        story.expectFinished("superseded");
        story.refuses(new Command.Supersede("dunning", story.run().now()), "has finished (superseded)");
    }

    @Test
    void anExitAmongThemEndsThemWithTheFirstOutcome() {
        Story small = Story.of(Story.playbook(PLAYBOOK), acme().ofSegment("smb").build(), "2026-03-02T10:00");
        small.onDay(4).expectOnly("too-small", "sorry", "end");

        small.expectFinished("left");
    }

    @Test
    void theyKeepDecentHoursAndTheSwitch() {
        story.holdSending().happens("account.churned").onDay(2).expectHeld("farewell");
        story.at(3, "20:00").releaseSending().onDay(3).expectNothing();

        story.onDay(4).expectOnly("farewell");
    }
}
