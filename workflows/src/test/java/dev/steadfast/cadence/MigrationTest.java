package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A run goes from one version of its playbook to another, and back. */
class MigrationTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private static final Playbook OLD = Story.playbook("""
            playbook: story
            exit: [{ on: account.churned, as: churned }]
            on-exit:
              churned: [{ id: note, task: Note it }, { id: sorry, email: farewell }]
              completed: [{ id: review, task: Review }]
            steps:
              - { id: welcome, day: 0, email: welcome }
              - { id: nudge, day: 2, email: nudge }
              - { id: call, day: 4, task: Call, outcomes: { yes: [{ id: agree, task: Agree }], no: [] }, until: day 6 }
              - { id: recap, day: 9, email: recap }
            """);

    private static RunInMemory at(int day) {
        var run = new RunInMemory(OLD, acme().build(), MONDAY);
        run.advanceTo(MONDAY.plusSeconds(86_400L * day));
        return run;
    }

    private static Playbook with(String steps) {
        return Story.playbook("playbook: story\nsteps:\n" + steps);
    }

    /** The state as it stands once it is planned in that version. */
    private static CadenceState planned(Playbook playbook, CadenceState state, RunInMemory run) {
        return state.needsPlanning()
                ? state.with(draft -> draft.plan(Scheduler.schedule(playbook, state, run.facts(), run.now())))
                : state;
    }

    @Nested
    class ThereAndBack {

        private final Playbook longer = with("""
                  - { id: welcome, day: 0, email: welcome }
                  - { id: extra, day: 1, email: reminder }
                  - { id: nudge, day: 3, email: nudge }
                  - { id: call, day: 4, task: Ring, outcomes: { yes: [], no: [], later: [] }, until: day 8 }
                  - { id: recap, day: 9, email: recap }
                """);

        @Test
        void isWhereItWas() {
            for (int day : new int[] {0, 1, 3, 5, 8}) {
                RunInMemory run = at(day);
                Migration.Move there = Migration.move(OLD, longer, run.state());
                CadenceState moved = planned(longer, there.state(), run);
                Migration.Move back = Migration.move(longer, OLD, moved);

                assertThat(there.loss()).isEmpty();
                assertThat(back.loss()).isEmpty();
                assertThat(planned(OLD, back.state(), run)).as("day " + day).isEqualTo(run.state());
            }
        }

        @Test
        void takesTheDayOfTheOtherVersionInBetween() {
            RunInMemory run = at(1);

            assertThat(planned(longer, Migration.move(OLD, longer, run.state()).state(), run)
                            .due())
                    .isEqualTo("2026-03-05T09:35:28Z");
        }

        @Test
        void keepsWhatAPersonSaid() {
            RunInMemory run = at(1);
            run.ask(new Command.Pause(run.now()));

            CadenceState moved = Migration.move(OLD, longer, run.state()).state();
            assertThat(moved.paused()).isTrue();
            assertThat(moved.needsPlanning()).isFalse();
        }

        @Test
        void makesUpForNothingThatStandsBefore() {
            CadenceState moved = Migration.move(OLD, longer, at(1).state()).state();

            assertThat(moved.step()).isEqualTo("nudge");
            assertThat(moved.steps()).doesNotContainKey("extra");
        }

        @Test
        void leavesAFinishedRunAlone() {
            CadenceState finished = at(30).state();

            assertThat(finished.isFinished()).isTrue();
            assertThat(Migration.move(OLD, longer, finished)).isEqualTo(new Migration.Move(finished, Optional.empty()));
        }
    }

    @Nested
    class ToAVersionWithoutThePendingStep {

        private final Playbook shorter = with("""
                  - { id: welcome, day: 0, email: welcome }
                  - { id: recap, day: 9, email: recap }
                """);

        @Test
        void goesOnWithTheNextThatExistsAndSaysSo() {
            Migration.Move move = Migration.move(OLD, shorter, at(1).state());

            assertThat(move.loss()).hasValue("step nudge does not exist any more");
            assertThat(move.state().step()).isEqualTo("recap");
            assertThat(move.state().steps()).containsOnlyKeys("welcome");
        }

        @Test
        void losesTheAnswerThatIsWaitedFor() {
            Migration.Move move = Migration.move(OLD, shorter, at(5).state());

            assertThat(move.loss()).hasValue("step call does not exist any more");
            assertThat(move.state().waiting()).isFalse();
        }

        @Test
        void endsWhereNothingIsLeft() {
            Migration.Move move = Migration.move(OLD, with("  - { id: welcome, email: welcome }\n"), at(8).state());

            assertThat(move.state().outcome()).isEqualTo("completed");
        }

        @Test
        void stillDoesWhatFollowsTheEnd() {
            Playbook ending = Story.playbook("""
                    playbook: story
                    on-exit: { completed: [{ id: review, task: Review }] }
                    steps: [{ id: welcome, email: welcome }]
                    """);
            Migration.Move move = Migration.move(OLD, ending, at(8).state());

            assertThat(move.state().step()).isEqualTo("review");
            assertThat(move.state().ending()).isEqualTo("completed");
        }

        @Test
        void staysWithTheOutcomeThatItWasEndingWith() {
            RunInMemory run = at(1);
            run.happens("account.churned");
            assertThat(run.state().step()).isEqualTo("note");
            Migration.Move move = Migration.move(OLD, shorter, run.state());

            assertThat(move.loss()).isPresent();
            assertThat(move.state().outcome()).isEqualTo("churned");
        }
    }

    @Nested
    class ToAVersionWhereThePendingStepIsAnother {

        @Test
        void isNoLossBeforeItHasBegun() {
            Migration.Move move = Migration.move(OLD, with("  - { id: nudge, day: 3, task: Nudge }\n"), at(1).state());

            assertThat(move.loss()).isEmpty();
            assertThat(move.state().step()).isEqualTo("nudge");
        }

        @Test
        void losesTheAnswerOnceItWaits() {
            Playbook other = with("""
                      - { id: call, day: 4, wait-for: customer.called, until: day 6 }
                      - { id: recap, day: 9, email: recap }
                    """);
            Migration.Move move = Migration.move(OLD, other, at(5).state());

            assertThat(move.loss()).hasValue("step call is waited at as task and would be wait-for");
            assertThat(move.state().step()).isEqualTo("recap");
        }

        @Test
        void losesTheAnswerWhereTheTaskIsNotWaitedForAnyMore() {
            RunInMemory run = at(5);
            Playbook other = with("""
                      - { id: call, day: 4, task: Call }
                      - { id: recap, day: 9, email: recap }
                    """);
            Migration.Move move = Migration.move(OLD, other, run.state());

            assertThat(move.loss()).isPresent();
            assertThat(planned(other, move.state(), run).step()).isEqualTo("recap");
        }
    }

    @Nested
    class OfAnApproval {

        private final Playbook asking = asking("by: [finance, legal], all: true");

        private static Playbook asking(String whom) {
            return with("  - { id: sign, approval: { title: Sign, %s, until: 3d } }\n".formatted(whom));
        }

        private Optional<String> lossWithin(Playbook other) {
            var run = new RunInMemory(asking, acme().build(), MONDAY);
            run.advanceTo(MONDAY.plusSeconds(60));
            assertThat(run.state().waiting()).isTrue();
            return Migration.move(asking, other, run.state()).loss();
        }

        @Test
        void goesOnWhereTheSamePeopleAreAsked() {
            assertThat(lossWithin(asking("by: [legal, finance], all: true"))).isEmpty();
        }

        @Test
        void isLostWhereOthersAreAsked() {
            assertThat(lossWithin(asking("by: [finance, executive], all: true")))
                    .hasValue("step sign waits for the word of finance, legal and would ask finance, executive");
            assertThat(lossWithin(asking("by: [finance, legal]"))).isPresent();
        }
    }

    @Nested
    class ToAVersionThatCountsFromSomethingElse {

        private final Playbook dated = Story.playbook("""
                playbook: story
                anchor: account.renewal_date
                steps:
                  - { id: welcome, day: -30, email: welcome }
                  - { id: nudge, day: -5, email: nudge }
                  - { id: recap, day: 9, email: recap }
                """);

        private Migration.Move move(RunInMemory run) {
            return Migration.move(OLD, dated, run.state(), run.facts(), run.now());
        }

        private RunInMemory renewingOn(String date) {
            var run = new RunInMemory(OLD, acme().renewingOn(date).build(), MONDAY);
            run.advanceTo(MONDAY.plusSeconds(86_400));
            return run;
        }

        @Test
        void losesItsDay0() {
            Migration.Move move = move(renewingOn("2026-04-01"));

            assertThat(move.loss()).hasValue("day 0 would be account.renewal_date, and is enrolment");
            assertThat(move.state().step()).isEqualTo("nudge");
            assertThat(move.state().anchor()).isEqualTo("2026-03-31T22:00:00Z");
        }

        @Test
        void sendsNothingThatWouldBePast() {
            RunInMemory run = renewingOn("2026-03-04");

            assertThat(planned(dated, move(run).state(), run).late()).isTrue();
        }

        @Test
        void losesNothingWhereBothCountFromAMoment() {
            RunInMemory run = at(1);
            Playbook event = Story.playbook("""
                    playbook: story
                    anchor: event
                    steps: [{ id: nudge, day: 3, email: nudge }]
                    """);

            assertThat(Migration.move(OLD, event, run.state(), run.facts(), run.now())
                            .loss())
                    .isEmpty();
        }
    }

    @Nested
    class WhileAnEventHasSuspendedIt {

        private final Playbook resting =
                with("""
                  - { id: nudge, day: 2, email: nudge }
                """.stripTrailing() + "\npause: { on: contract.disputed, until: contract.dispute_closed }\n");

        @Test
        void cannotGoOnInAVersionThatKnowsNoEnd() {
            var run = new RunInMemory(resting, acme().build(), MONDAY);
            run.happens("contract.disputed");
            assertThat(run.state().suspended()).isTrue();

            Migration.Move move = Migration.move(
                    resting, with("  - { id: nudge, day: 2, email: nudge }\n"), run.state(), run.facts(), run.now());

            assertThat(move.loss()).hasValue("it rests until an event comes that the other version does not know");
            assertThat(move.state().resting()).isFalse();
        }
    }

    @Test
    void ofARepetitionGoesOnCounting() {
        Playbook weekly = with("""
                  - { id: weekly, repeat: { every: 7d, until: 28d, steps: [{ id: look, task: Look }] } }
                """);
        Playbook monthly = with("""
                  - { id: weekly, repeat: { every: 14d, until: 28d, steps: [{ id: look, task: Look closely }] } }
                """);
        var run = new RunInMemory(weekly, acme().build(), MONDAY);
        run.advanceTo(MONDAY.plusSeconds(86_400 * 8));
        CadenceState moved =
                planned(monthly, Migration.move(weekly, monthly, run.state()).state(), run);

        assertThat(moved.rounds()).isEqualTo(run.state().rounds());
        assertThat(moved.due()).isEqualTo("2026-03-23T09:00:00Z");
        assertThat(planned(weekly, Migration.move(monthly, weekly, moved).state(), run))
                .isEqualTo(run.state());
    }
}
