package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Role;
import dev.steadfast.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeciderTest {

    /** Monday noon in Berlin. */
    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");

    private static RunInMemory run(String step, AnAccount account) {
        return new RunInMemory(Story.steps("  - " + step + "\n"), account.build(), NOW);
    }

    private static StepDecision decide(String step, AnAccount account) {
        return run(step, account).decide();
    }

    @Nested
    class AnEmail {

        private static final String WELCOME = "{ id: welcome, day: 0, email: welcome, to: [champion, admin] }";

        @Test
        void goesToTheFirstRoleThatSomebodyHas() {
            assertThat(decide(WELCOME, acme()))
                    .isInstanceOfSatisfying(
                            StepDecision.Send.class,
                            send -> assertThat(send.to())
                                    .extracting(StepDecision.Recipient::address)
                                    .containsExactly("charlie@acme.example"));
            assertThat(decide(WELCOME, acme().withNobody().withContact("Ann", "ann@acme.example", Role.ADMIN)))
                    .isInstanceOfSatisfying(
                            StepDecision.Send.class,
                            send -> assertThat(send.to())
                                    .extracting(StepDecision.Recipient::address)
                                    .containsExactly("ann@acme.example"));
        }

        @Test
        void passesOverWhoHasNoAddress() {
            assertThat(decide(
                            WELCOME,
                            acme().withNobody()
                                    .withContact("Charlie", null, Role.CHAMPION)
                                    .withContact("Ann", "ann@acme.example", Role.ADMIN)))
                    .isInstanceOfSatisfying(
                            StepDecision.Send.class,
                            send -> assertThat(send.to())
                                    .extracting(StepDecision.Recipient::address)
                                    .containsExactly("ann@acme.example"));
        }

        @Test
        void isSkippedWhenThereIsNobodyAndSaysWhoWasLookedFor() {
            assertThat(decide(WELCOME, acme().withNobody().withContact("Bill", "bill@acme.example", Role.BILLING)))
                    .isEqualTo(new StepDecision.Skip(
                            null, "no contact who is champion or admin has an e-mail address", Rule.CONTACT));
        }

        @Test
        void isHeldWhileAllSendingIs() {
            RunInMemory run = run(WELCOME, acme());
            run.holdSending(true);

            assertThat(run.decide()).isEqualTo(new StepDecision.Hold("all sending is on hold", Rule.HOLD));
        }

        @Test
        void isDeferredOutsideHoursEvenWhenItIsDue() {
            RunInMemory run = run(WELCOME, acme());
            run.sleepUntil(Instant.parse("2026-03-02T18:00:00Z"));

            assertThat(run.decide())
                    .isInstanceOfSatisfying(
                            StepDecision.Defer.class,
                            defer -> assertThat(defer.until()).isEqualTo("2026-03-03T09:35:28Z"));
        }

        @Test
        void isDeferredWhenTheCustomerHasMovedToWhereItIsNight() {
            RunInMemory run = run(WELCOME, acme());
            run.change(acme().in("Asia/Tokyo").build());

            assertThat(run.decide())
                    .isInstanceOfSatisfying(
                            StepDecision.Defer.class,
                            defer -> assertThat(defer.until()).isEqualTo("2026-03-03T01:35:28Z"));
        }

        @Test
        void mayAskAboutWhoItGoesTo() {
            String personal = "{ id: welcome, day: 0, if: contact.first_name == \"Ada\", email: welcome, to: [admin] }";

            assertThat(decide(personal, acme())).isInstanceOf(StepDecision.Send.class);
            assertThat(decide(
                            personal,
                            acme().withNobody().withContact("Prof. Dr. Ada Byron", "ada@acme.example", Role.ADMIN)))
                    .isInstanceOf(StepDecision.Send.class);
        }
    }

    @Nested
    class ACondition {

        @Test
        void givesItsFactsAsTheReason() {
            assertThat(decide("{ id: call, if: account.high_value, task: Call }", acme())
                            .reason())
                    .isEqualTo("account.high_value is true");
        }

        @Test
        void thatIsFalseTakesElse() {
            assertThat(decide(
                            "{ id: call, if: account.high_value, task: Call, else: [{ id: nudge, email: nudge }] }",
                            acme().worth("9999.99")))
                    .isEqualTo(new StepDecision.Skip("else", "account.high_value is false"));
        }

        @Test
        void thatCannotBeDecidedTakesElseAndNamesTheFact() {
            assertThat(decide("{ id: call, if: '!account.high_value', task: Call }", acme().worth(null)))
                    .isEqualTo(new StepDecision.Skip(
                            "else", "!account.high_value cannot be decided: account.high_value is not known"));
        }

        @Test
        void outsideAnEmailSeesTheFirstContact() {
            assertThat(decide("{ id: call, if: contact.role == \"admin\", task: Call }", acme()))
                    .isInstanceOf(StepDecision.OpenTask.class);
        }

        @Test
        void knowsTheDayOfTheCadence() {
            RunInMemory run = run("{ id: call, if: enrolment.day == 2, task: Call }", acme());
            run.sleepUntil(NOW.plus(Duration.ofDays(2)));

            assertThat(run.decide()).isInstanceOf(StepDecision.OpenTask.class);
        }

        @Test
        void ofABlockChoosesTheWay() {
            String block = "{ id: check, if: account.high_value, then: [], else: [] }";

            assertThat(decide(block, acme()))
                    .isInstanceOfSatisfying(
                            StepDecision.Pass.class,
                            pass -> assertThat(pass.branch()).isEqualTo("then"));
            assertThat(decide(block, acme().worth("1")))
                    .isInstanceOfSatisfying(
                            StepDecision.Pass.class,
                            pass -> assertThat(pass.branch()).isEqualTo("else"));
        }
    }

    @Nested
    class ATask {

        @Test
        void goesToTheOwner() {
            assertThat(decide("{ id: call, task: Call, assignee: csm, due: 1d }", acme()))
                    .isEqualTo(new StepDecision.OpenTask(
                            List.of("lena.hoffmann@vendor.example"),
                            NOW.plus(Duration.ofDays(1)),
                            null,
                            "follows the step above"));
        }

        @Test
        void goesToThePoolWhereNobodyIsKnown() {
            assertThat(assigneesOf("{ id: call, task: Call, assignee: csm }", acme().ownedBy(null)))
                    .containsExactly("pool");
            assertThat(assigneesOf("{ id: call, task: Call, assignee: manager }", acme()))
                    .containsExactly("pool");
        }

        @Test
        void goesToAQueueByItsName() {
            assertThat(assigneesOf("{ id: call, task: Call, assignee: support }", acme()))
                    .containsExactly("support");
        }

        private List<String> assigneesOf(String step, AnAccount account) {
            return ((StepDecision.OpenTask) decide(step, account)).assignees();
        }
    }

    @Nested
    class AMilestone {

        private final RunInMemory run =
                run("{ id: aha, milestone: { name: Aha, by: day 3, evidence: milestone.aha } }", acme());

        @Test
        void hasATargetInTheCustomersTime() {
            assertThat(run.decide())
                    .isEqualTo(new StepDecision.Expect(
                            Instant.parse("2026-03-05T08:00:00Z"), null, "expected by 2026-03-05 (milestone.aha)"));
        }

        @Test
        void isReachedAlreadyWhenItsEvidenceHasCome() {
            run.happens("milestone.aha");

            assertThat(run.decide())
                    .isEqualTo(new StepDecision.Expect(
                            Instant.parse("2026-03-05T08:00:00Z"),
                            NOW,
                            "expected by 2026-03-05 (milestone.aha), reached on 2026-03-02"));
        }
    }

    @Nested
    class AWait {

        @Test
        void whoseTimeIsOverDoesNotBegin() {
            Playbook playbook = Story.steps("""
                      - { id: nudge, day: 1, email: nudge }
                      - { id: set-up, wait-for: milestone.setup, until: day 1 }
                    """);
            Story story = Story.of(playbook, acme().build(), "2026-03-02T12:00");

            story.onDay(1).expectEmail("nudge").expectSkipped("set-up", "milestone.setup had not come by 2026-03-03");
            story.expectFinished("completed");
        }
    }
}
