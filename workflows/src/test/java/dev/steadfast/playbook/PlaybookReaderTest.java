package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Role;
import dev.steadfast.calendar.SendRules;
import dev.steadfast.calendar.SendWindow;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a good file comes to; {@link MistakesTest} has the bad ones. */
class PlaybookReaderTest {

    private static Playbook steps(String steps) {
        return ProjectFiles.read("playbook: test\nsteps:\n" + steps);
    }

    private static Step step(String step) {
        return steps("  - " + step + "\n").outline().step("a");
    }

    @Nested
    class TheTopOfAFile {

        @Test
        void hasDefaultsForAllButNameAndSteps() {
            assertThat(steps("  - { id: a, task: Call }\n"))
                    .returns("test", Playbook::name)
                    .returns("test", Playbook::title)
                    .returns(Playbook.Anchor.ENROLMENT, Playbook::anchor)
                    .returns(
                            new Playbook.Admission(List.of(), new Playbook.ReEnrol.Never(), null, 0),
                            Playbook::admission)
                    .returns(new Playbook.Precedence(null, 0, List.of()), Playbook::precedence)
                    .returns(Playbook.Resume.KEEP, Playbook::resume)
                    .returns(Playbook.Late.SKIP, Playbook::late)
                    .returns(Playbook.Purpose.LIFECYCLE, Playbook::purpose)
                    .returns(SendRules.DEFAULT, Playbook::send)
                    .satisfies(playbook -> assertThat(playbook.goal()).isNull())
                    .satisfies(playbook -> assertThat(playbook.pause()).isNull())
                    .satisfies(playbook -> assertThat(playbook.expires()).isNull())
                    .satisfies(
                            playbook -> assertThat(playbook.outline().onExit()).isEmpty())
                    .satisfies(playbook -> assertThat(playbook.exits()).isEmpty());
        }

        @Test
        void saysEverything() {
            Playbook playbook = ProjectFiles.read("""
                    playbook: first-week
                    title: The first week
                    anchor: account.contract_start
                    enrol: [{ when: account.status == "active" }, { when: account.high_value }]
                    re-enrol: always
                    goal: { on: milestone.first_value }
                    exit: [{ on: account.churned, as: churned }]
                    late: all
                    purpose: transactional
                    send: { window: "sat 10:00-12:00" }
                    steps: [{ id: a, task: Call }]
                    """);

            assertThat(playbook.title()).isEqualTo("The first week");
            assertThat(playbook.anchor()).isEqualTo(Playbook.Anchor.CONTRACT_START);
            assertThat(playbook.admission().rules()).hasSize(2);
            assertThat(playbook.admission().reEnrol()).isEqualTo(new Playbook.ReEnrol.Always());
            assertThat(playbook.goal()).isEqualTo(new Playbook.Goal(new Trigger("milestone.first_value", null), true));
            assertThat(playbook.exits())
                    .containsExactly(new Playbook.Exit(new Trigger("account.churned", null), "churned"));
            assertThat(playbook.late()).isEqualTo(Playbook.Late.ALL);
            assertThat(playbook.purpose()).isEqualTo(Playbook.Purpose.TRANSACTIONAL);
            assertThat(playbook.send()).isEqualTo(SendRules.of(SendWindow.parse("sat 10:00-12:00")));
        }

        @Test
        void isConcernedByTheEventsThatItNames() {
            Playbook playbook = ProjectFiles.read("""
                    playbook: test
                    goal: { on: the.goal, then: continue }
                    exit: [{ on: an.exit, as: left }]
                    steps:
                      - { id: a, task: Call, outcomes: { yes: [{ id: b, wait-for: a.reply, until: 3d }] }, until: 3d }
                      - { id: c, if: happened("a.condition"), task: Call }
                    """);

            assertThat(playbook.names("the.goal")).isTrue();
            assertThat(playbook.names("an.exit")).isTrue();
            assertThat(playbook.names("a.reply")).isTrue();
            // asked for when the step is due; nothing has to wake for it
            assertThat(playbook.names("a.condition")).isFalse();
        }
    }

    @Nested
    class AStep {

        @Test
        void isAnEmail() {
            assertThat(step("{ id: a, email: welcome, to: [admin, user] }"))
                    .isInstanceOfSatisfying(Touch.Email.class, email -> {
                        assertThat(email.template()).isEqualTo("welcome");
                        assertThat(email.to()).isEqualTo(new Recipients(List.of(Role.ADMIN, Role.USER), false));
                    });
        }

        @Test
        void isAnEmailToAnybodyUnlessItSays() {
            assertThat(((Touch.Email) step("{ id: a, email: welcome }")).to())
                    .isEqualTo(new Recipients(
                            List.of(Role.CHAMPION, Role.ADMIN, Role.SPONSOR, Role.USER, Role.BILLING), false));
        }

        @Test
        void isATaskOfTheOwnerUnlessItSays() {
            assertThat(step("{ id: a, task: Call, due: 2w }")).isInstanceOfSatisfying(Wait.Task.class, task -> {
                assertThat(task.assignee()).isEqualTo("csm");
                assertThat(task.due()).isEqualTo(Duration.ofDays(14));
                assertThat(task.limit()).isNull();
            });
        }

        @Test
        void isATaskWithOutcomesInTheOrderOfTheFile() {
            assertThat(step("{ id: a, task: Call, outcomes: { yes: [], maybe: [], no: [] }, until: day 4 }"))
                    .isInstanceOfSatisfying(Wait.Task.class, task -> {
                        assertThat(task.outcomes().keySet()).containsExactly("yes", "maybe", "no");
                        assertThat(task.limit()).isEqualTo(new Step.Limit.UntilDay(4));
                    });
        }

        @Test
        void isAMilestoneAnExitAWaitOrABlock() {
            assertThat(step("{ id: a, milestone: { name: Aha, by: day 3, evidence: milestone.aha } }"))
                    .isInstanceOfSatisfying(
                            Step.Milestone.class, aha -> assertThat(aha.byDay()).isEqualTo(3));
            assertThat(step("{ id: a, exit: left }")).returns("left", Step::subject);
            assertThat(step("{ id: a, wait-for: an.event, until: 36h }"))
                    .returns(new Step.Limit.For(Duration.ofHours(36)), Step::limitOf);
            assertThat(step("{ id: a, if: account.high_value, then: [{ id: b, email: nudge }] }"))
                    .isInstanceOf(Step.Block.class)
                    .returns(true, Step::touches);
        }

        @Test
        void isDueOnADayAtATimeOrAfterTheOneAbove() {
            assertThat(step("{ id: a, day: -7, time: \"10:30\", task: Call }")
                            .frame()
                            .moment())
                    .isEqualTo(new Moment.OnDay(-7, LocalTime.of(10, 30), false));
            assertThat(step("{ id: a, after: 30m, task: Call }").frame().moment())
                    .isEqualTo(new Moment.After(Duration.ofMinutes(30)));
            assertThat(step("{ id: a, task: Call }").frame().moment()).isEqualTo(new Moment.AtOnce());
        }

        @Test
        void mayOverrideThePlaybook() {
            assertThat(step("{ id: a, email: welcome, late: all, send: { window: \"mon 09:00-10:00\" } }")
                            .frame())
                    .returns(Playbook.Late.ALL, StepFrame::late)
                    .satisfies(frame ->
                            assertThat(frame.send()).isEqualTo(SendRules.of(SendWindow.parse("mon 09:00-10:00"))));
        }

        @Test
        void knowsItsLine() {
            assertThat(steps("  - { id: a, task: Call }\n\n  - { id: b, task: Call }\n")
                            .outline()
                            .step("b")
                            .frame()
                            .line())
                    .isEqualTo(5);
        }
    }

    @Nested
    class NestedSteps {

        private final Playbook playbook = steps("""
                  - id: check
                    day: 3
                    time: "10:00"
                    if: account.high_value
                    then:
                      - { id: inherits, task: Call }
                      - { id: earlier, time: "08:00", task: Call }
                      - { id: own, day: 5, task: Call }
                      - { id: later, after: 1d, task: Call }
                  - id: call
                    day: 6
                    task: Call
                    outcomes: { yes: [{ id: answered, task: Call }] }
                    until: 3d
                    else: [{ id: missed, task: Call }]
                """);

        @Test
        void inheritTheDayAndTheTimeUnlessTheySayTheirOwn() {
            assertThat(moment("inherits")).isEqualTo(new Moment.OnDay(3, LocalTime.of(10, 0), true));
            assertThat(moment("earlier")).isEqualTo(new Moment.OnDay(3, LocalTime.of(8, 0), true));
            assertThat(moment("own")).isEqualTo(new Moment.OnDay(5, null, false));
            assertThat(moment("later")).isEqualTo(new Moment.After(Duration.ofDays(1)));
        }

        @Test
        void ofAWaitFollowItsEndWhateverTheDay() {
            assertThat(moment("answered")).isEqualTo(new Moment.AtOnce());
            assertThat(moment("missed")).isEqualTo(new Moment.AtOnce());
        }

        @Test
        void standInFileOrder() {
            assertThat(playbook.outline().all())
                    .extracting(Step::id)
                    .containsExactly("check", "inherits", "earlier", "own", "later", "call", "answered", "missed");
        }

        @Test
        void leadOnToWhatFollowsTheStepAroundThem() {
            Outline outline = playbook.outline();

            assertThat(outline.after(outline.step("check"), "then"))
                    .map(Step::id)
                    .hasValue("inherits");
            assertThat(outline.after(outline.step("check"), "else"))
                    .map(Step::id)
                    .hasValue("call");
            assertThat(outline.after(outline.step("check"), null)).map(Step::id).hasValue("call");
            assertThat(outline.after(outline.step("later"), null)).map(Step::id).hasValue("call");
            assertThat(outline.after(outline.step("answered"), null)).isEmpty();
        }

        private Moment moment(String id) {
            return playbook.outline().step(id).frame().moment();
        }
    }

    @Test
    void aConditionMayAskAboutAStepFurtherDown() {
        assertThat(steps("""
                  - { id: a, if: '!done("b")', task: Call }
                  - { id: b, task: Call }
                """).outline().first()).isPresent();
    }
}
