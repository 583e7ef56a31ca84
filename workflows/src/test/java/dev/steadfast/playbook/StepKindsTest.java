package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every kind of step comes to; {@link KindMistakesTest} has what can be wrong in them. */
class StepKindsTest {

    private static Step step(String step) {
        return ProjectFiles.read("playbook: test\nsteps:\n  - " + step + "\n")
                .outline()
                .step("a");
    }

    @Nested
    class Touches {

        @Test
        void goByTextMessageOrIntoTheProductToo() {
            assertThat(step("{ id: a, sms: nudge, to: [billing] }")).isInstanceOfSatisfying(Touch.Sms.class, sms -> {
                assertThat(sms.template()).isEqualTo("nudge");
                assertThat(sms.channel()).isEqualTo(Touch.Channel.SMS);
                assertThat(sms.to()).isEqualTo(new Recipients(List.of(Role.BILLING), false));
            });
            assertThat(step("{ id: a, in-app: recap }"))
                    .isInstanceOfSatisfying(
                            Touch.InApp.class, notice -> assertThat(notice.to()).isEqualTo(Recipients.ANYONE));
        }

        @Test
        void goToEverybodyOfTheRolesWhenSaidSo() {
            assertThat(((Touch) step("{ id: a, email: welcome, to: { all: [admin, user] } }")).to())
                    .isEqualTo(new Recipients(List.of(Role.ADMIN, Role.USER), true));
        }

        @Test
        void mayAskAQuestion() {
            assertThat(step("{ id: a, survey: { kind: ces, template: nudge } }"))
                    .isInstanceOfSatisfying(Touch.Survey.class, survey -> {
                        assertThat(survey.question()).isEqualTo(Touch.Survey.Question.CES);
                        assertThat(survey.template()).isEqualTo("nudge");
                    });
        }

        @Test
        void mayOverrideHowLateAndHowTheyGo() {
            assertThat(step("{ id: a, email: nudge, expires: 3d, purpose: transactional, on-uncertain: resend }")
                            .frame())
                    .returns(Duration.ofDays(3), StepFrame::expires)
                    .returns(Playbook.Purpose.TRANSACTIONAL, StepFrame::purpose)
                    .returns(Playbook.OnUncertain.RESEND, StepFrame::onUncertain);
        }
    }

    @Nested
    class Deeds {

        @Test
        void writeToColleagues() {
            assertThat(step("{ id: a, slack: Look here, to: \"#customers\" }"))
                    .isInstanceOfSatisfying(Deed.Slack.class, slack -> {
                        assertThat(slack.text()).isEqualTo("Look here");
                        assertThat(slack.people()).containsExactly("#customers");
                    });
            assertThat(((Deed) step("{ id: a, slack: Look here, to: finance }")).people())
                    .containsExactly("finance");
        }

        @Test
        void speakToOtherSystems() {
            assertThat(step("{ id: a, webhook: https://example.com/hook, with: { arr: \"{{ account.arr }}\" } }"))
                    .isInstanceOfSatisfying(Deed.Webhook.class, hook -> {
                        assertThat(hook.url()).isEqualTo("https://example.com/hook");
                        assertThat(hook.with()).isEqualTo(Map.of("arr", "{{ account.arr }}"));
                    });
            assertThat(step("{ id: a, crm: create-opportunity, with: { stage: open } }"))
                    .isInstanceOfSatisfying(Deed.Crm.class, crm -> {
                        assertThat(crm.action()).isEqualTo("create-opportunity");
                        assertThat(crm.with()).containsEntry("stage", "open");
                    });
            assertThat(step("{ id: a, ticket: It is slow, priority: urgent }"))
                    .isInstanceOfSatisfying(
                            Deed.Ticket.class,
                            ticket -> assertThat(ticket.priority()).isEqualTo("urgent"));
            assertThat(((Deed.Ticket) step("{ id: a, ticket: It is slow }")).priority())
                    .isEqualTo("normal");
            assertThat(step("{ id: a, billing: restrict-access }")).returns("restrict-access", Step::subject);
        }

        @Test
        void callPeople() {
            assertThat(step("{ id: a, escalate: manager, note: Call them }"))
                    .isInstanceOfSatisfying(Deed.Escalate.class, escalation -> {
                        assertThat(escalation.people()).containsExactly("manager");
                        assertThat(escalation.with()).isEqualTo(Map.of("note", "Call them"));
                    });
            assertThat(((Deed) step("{ id: a, alert: Usage drops, to: [csm, product] }")).people())
                    .containsExactly("csm", "product");
            assertThat(((Deed) step("{ id: a, alert: Usage drops }")).people()).containsExactly("csm");
        }

        @Test
        void changeTheAccountOrStartAnotherPlaybook() {
            assertThat(((Deed) step("{ id: a, set: { tier: gold, seats: 5 } }")).with())
                    .isEqualTo(Map.of("tier", "gold", "seats", "5"));
            assertThat(step("{ id: a, enrol: renewal, key: \"{{ account.id }}\" }"))
                    .isInstanceOfSatisfying(Deed.Enrol.class, enrol -> {
                        assertThat(enrol.playbook()).isEqualTo("renewal");
                        assertThat(enrol.with()).isEqualTo(Map.of("key", "{{ account.id }}"));
                    });
        }

        @Test
        void touchNobody() {
            assertThat(step("{ id: a, escalate: manager }").touches()).isFalse();
        }
    }

    @Nested
    class Waits {

        @Test
        void mayBeForAPersonWithoutOutcomes() {
            assertThat(step("{ id: a, task: Call, wait: true, until: 3d, overdue: [{ id: b, task: Chase }] }"))
                    .isInstanceOfSatisfying(Wait.Task.class, task -> {
                        assertThat(task.limit()).isEqualTo(new Step.Limit.For(Duration.ofDays(3)));
                        assertThat(task.unanswered()).isEqualTo(Step.OVERDUE);
                        assertThat(task.branches().get(Step.OVERDUE))
                                .extracting(Step::id)
                                .containsExactly("b");
                    });
            assertThat(((Wait) step("{ id: a, task: Call, wait: true, until: 3d }")).unanswered())
                    .isEqualTo(Step.ELSE);
        }

        @Test
        void mayBeForConsent() {
            assertThat(step("{ id: a, approval: { title: May we, by: [finance, legal], all: true, until: day 3, "
                            + "approved: [{ id: b, task: Do }], refused: [] } }"))
                    .isInstanceOfSatisfying(Wait.Approval.class, approval -> {
                        assertThat(approval.by()).containsExactly("finance", "legal");
                        assertThat(approval.all()).isTrue();
                        assertThat(approval.limit()).isEqualTo(new Step.Limit.UntilDay(3));
                        assertThat(approval.approved()).extracting(Step::id).containsExactly("b");
                        assertThat(approval.branches()).containsOnlyKeys("approved", "refused", "else");
                    });
        }

        @Test
        void mayBeForAnEventThatSaysSomething() {
            assertThat(step("{ id: a, wait-for: nps.answered, when: input.score <= 6, since: a, until: 1w }"))
                    .isInstanceOfSatisfying(Wait.WaitFor.class, wait -> {
                        assertThat(wait.event().on()).isEqualTo("nps.answered");
                        assertThat(wait.event().when()).hasToString("input.score <= 6");
                        assertThat(wait.since()).isEqualTo("a");
                    });
        }
    }

    @Nested
    class Ways {

        private static final String SPLIT = "{ id: a, day: 2, split: [{ arm: x, weight: 70%, steps: "
                + "[{ id: b, email: nudge }] }, { arm: y, weight: 30, steps: [] }] }";

        @Test
        void mayDependOnTheAccount() {
            assertThat(step(SPLIT)).isInstanceOfSatisfying(Step.Split.class, split -> {
                assertThat(split.arms()).extracting(Step.Split.Arm::weight).containsExactly(70, 30);
                assertThat(split.branches()).containsOnlyKeys("x", "y", "else");
                assertThat(split.touches()).isTrue();
                assertThat(split.arms().getFirst().steps().getFirst().frame().moment())
                        .isEqualTo(new Moment.OnDay(2, null, true));
            });
        }

        @Test
        void mayBeGoneAgainAndAgain() {
            assertThat(
                            step(
                                    "{ id: a, day: 1, repeat: { every: 2w, until: day 90, steps: [{ id: b, after: 1d, task: Look }] } }"))
                    .isInstanceOfSatisfying(Step.Repeat.class, repeat -> {
                        assertThat(repeat.every()).isEqualTo(Duration.ofDays(14));
                        assertThat(repeat.until()).isEqualTo(new Step.Limit.UntilDay(90));
                        assertThat(repeat.touches()).isFalse();
                        assertThat(repeat.steps().getFirst().frame().moment())
                                .isEqualTo(new Moment.After(Duration.ofDays(1)));
                    });
        }

        @Test
        void ofARepetitionLeadBackToIt() {
            Outline outline = ProjectFiles.read("""
                    playbook: test
                    on-exit: { completed: [{ id: thanks, task: Thank }, { id: file, task: File }] }
                    steps:
                      - id: weekly
                        if: account.high_value
                        repeat:
                          every: 7d
                          until: day 90
                          steps:
                            - { id: look, if: account.high_value, then: [{ id: call, task: Call }] }
                            - { id: write, task: Write }
                        else: [{ id: instead, task: Instead }]
                      - { id: recap, task: Recap }
                    """).outline();

            assertThat(outline.after(outline.step("weekly"), Step.STEPS))
                    .map(Step::id)
                    .hasValue("look");
            assertThat(outline.after(outline.step("call"), null)).map(Step::id).hasValue("write");
            assertThat(outline.after(outline.step("write"), null)).map(Step::id).hasValue("weekly");
            assertThat(outline.after(outline.step("weekly"), null))
                    .map(Step::id)
                    .hasValue("recap");
            assertThat(outline.after(outline.step("instead"), null))
                    .map(Step::id)
                    .hasValue("recap");
            assertThat(outline.following(outline.step("recap"))).isEmpty();
            assertThat(outline.following(outline.step("thanks"))).map(Step::id).hasValue("file");
            assertThat(outline.following(outline.step("file"))).isEmpty();
            assertThat(outline.first()).map(Step::id).hasValue("weekly");
            assertThat(outline.all())
                    .extracting(Step::id)
                    .containsExactly("weekly", "look", "call", "write", "instead", "recap", "thanks", "file");
        }
    }

    @Test
    void theTopSaysWhoEntersWhatEndsAndWhatSuspends() {
        Playbook playbook = ProjectFiles.read("""
                playbook: test
                anchor: event
                enrol: [{ on: invoice.payment_failed, when: input.amount > 5 }, { on: invoice.disputed }]
                re-enrol: after 90d
                key: event.invoice_id
                family: money
                priority: 90
                quiets: [nps-quarterly]
                goal: { on: invoice.paid, when: input.amount > 5 }
                exit: [{ on: account.churned, as: churned }]
                on-exit: { churned: [{ id: bye, task: Bye }] }
                pause: { on: contract.disputed, until: contract.dispute_closed }
                late: latest
                resume: drop-missed
                expires: 3d
                holdout: 10%
                steps: [{ id: a, wait-for: x.y, until: 3d }]
                """);

        assertThat(playbook.anchor()).isEqualTo(Playbook.Anchor.EVENT);
        assertThat(playbook.admission().rules())
                .extracting(Playbook.Admission.Rule::on)
                .containsExactly("invoice.payment_failed", "invoice.disputed");
        assertThat(playbook.admission())
                .returns(new Playbook.ReEnrol.After(Duration.ofDays(90)), Playbook.Admission::reEnrol)
                .returns("invoice_id", Playbook.Admission::key)
                .returns(10, Playbook.Admission::holdout);
        assertThat(playbook.precedence()).isEqualTo(new Playbook.Precedence("money", 90, List.of("nps-quarterly")));
        assertThat(playbook.pause().until()).isEqualTo("contract.dispute_closed");
        assertThat(playbook.onExit("churned")).extracting(Step::id).containsExactly("bye");
        assertThat(playbook.onExit("completed")).isEmpty();
        assertThat(playbook.late()).isEqualTo(Playbook.Late.LATEST);
        assertThat(playbook.resume()).isEqualTo(Playbook.Resume.DROP_MISSED);
        assertThat(playbook.expires()).isEqualTo(Duration.ofDays(3));
        assertThat(playbook.triggers()).containsOnlyKeys("goal", "exit/0", "pause", "until", "wait/a");
    }
}
