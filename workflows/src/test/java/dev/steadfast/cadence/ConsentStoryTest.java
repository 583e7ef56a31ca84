package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who is asked, and what their answers come to. Every story begins on a Monday in Berlin. */
class ConsentStoryTest {

    private static Story asking(String all) {
        return Story.of(
                Story.steps("""
                          - id: discount
                            day: 1
                            approval:
                              title: Grant the discount
                              by: [finance, legal]
                              all: %s
                              until: 3d
                              approved: [{ id: offer, email: nudge }]
                              refused: [{ id: sorry, task: Tell them }]
                            else: [{ id: chase, escalate: manager }]
                          - { id: recap, day: 9, email: recap }
                        """.formatted(all)),
                acme().managedBy("mo@vendor.example").build(),
                "2026-03-02T10:00");
    }

    @Nested
    class OfEverybody {

        private final Story story = asking("true").at(1, "12:00");

        @Test
        void isAskedOfEach() {
            story.onDay(1);
            assertThat(story.run().journal())
                    .singleElement()
                    .returns("approval", RunUnderTest.Entry::kind)
                    .returns("finance, legal", RunUnderTest.Entry::to);
            story.expectWaiting("discount");
        }

        @Test
        void needsThemAll() {
            story.answers("finance", "discount", "approved").expectWaiting("discount");
            assertThat(story.state().granted()).containsExactly("finance");

            story.answers("legal", "discount", "approved")
                    .expectPending("offer")
                    .onDay(1)
                    .expectEmail("offer");
            assertThat(story.state().steps().get("discount").outcome()).isEqualTo("approved");
            assertThat(story.state().granted()).isEmpty();
        }

        @Test
        void isNotGivenByOneWhoAnswersTwice() {
            story.answers("finance", "discount", "approved")
                    .answers("finance", "discount", "approved")
                    .expectWaiting("discount");
        }

        @Test
        void isDeniedByTheFirstRefusal() {
            story.answers("finance", "discount", "approved").answers("legal", "discount", "refused");

            story.expectPending("sorry").onDay(1).expectTask("sorry");
        }

        @Test
        void isNotAskedOfAnybodyElse() {
            story.refuses(
                    new Command.CompleteTask(
                            "discount", "approved", "support", story.run().now()),
                    "support was not asked; asked are finance, legal");
            story.refuses(
                    new Command.CompleteTask(
                            "discount", "approved", null, story.run().now()),
                    "It is not said who answers; asked are finance, legal");
        }

        @Test
        void isOverdueWhenSomebodyDoesNotAnswer() {
            story.answers("finance", "discount", "approved");

            story.onDay(4)
                    .expectSkipped("discount", "no answer until 2026-03-06")
                    .expectDone("chase");
            story.onDay(9).expectEmail("recap");
            story.refuses(
                    new Command.CompleteTask(
                            "discount", "approved", "legal", story.run().now()),
                    "has finished (completed)");
        }
    }

    @Nested
    class OfAnybody {

        private final Story story = asking("false").at(1, "12:00");

        @Test
        void isGivenByTheFirst() {
            story.answers("legal", "discount", "approved").expectPending("offer");
        }

        @Test
        void isDeniedByTheFirst() {
            story.answers("legal", "discount", "refused").expectPending("sorry");
        }

        @Test
        void takesNoOtherAnswer() {
            story.refuses(
                    new Command.CompleteTask(
                            "discount", "perhaps", "legal", story.run().now()),
                    "\"perhaps\" is not an outcome of the task; allowed are approved, refused");
            story.refuses(
                    new Command.CompleteTask(
                            "discount", null, "legal", story.run().now()),
                    "The task needs an outcome; allowed are approved, refused");
        }
    }

    @Test
    void whoseTimeWasOverBeforeItBeganIsNotAsked() {
        Story story = Story.of(Story.steps("""
                          - { id: nudge, day: 5, email: nudge }
                          - id: discount
                            approval: { title: Grant it, by: [finance], until: day 3 }
                            else: [{ id: chase, escalate: manager }]
                        """), acme().build(), "2026-03-02T10:00");

        story.onDay(7)
                .expectSkipped("discount", "the time to decide was over on 2026-03-05")
                .expectDone("chase");
    }
}
