package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every kind of mistake in a step, and what the author hears: file, line, step, what was found, what is allowed. */
class StepMistakesTest {

    /** The one problem of a file. */
    private static String problem(String yaml) {
        assertThat(ProjectFiles.problems(yaml)).as("problems of\n%s", yaml).hasSize(1);
        return ProjectFiles.problems(yaml).getFirst();
    }

    /** The one problem of a step on line 3. */
    private static String step(String step) {
        return problem("playbook: test\nsteps:\n  - " + step + "\n");
    }

    @Nested
    class InAnyStep {

        @Test
        void noIdOrNoneThatIsOne() {
            assertThat(step("{ task: Call }")).isEqualTo("test.yaml:3: \"id\" is missing");
            assertThat(step("{ id: A1, task: Call }"))
                    .isEqualTo("test.yaml:3: step A1: \"A1\" is not an id; allowed are a-z, 0-9 and -, a letter first, "
                            + "at most 40 characters");
        }

        @Test
        void anIdThatIsUsedTwiceAtWhateverDepth() {
            assertThat(problem("""
                    playbook: test
                    steps:
                      - { id: a, task: Call }
                      - { id: b, if: account.high_value, then: [{ id: a, task: Call }] }
                    """))
                    .isEqualTo("test.yaml:4: step a: id \"a\" is already used on line 3; ids are unique in a file");
        }

        @Test
        void noKindOrTwo() {
            assertThat(step("{ id: a }"))
                    .isEqualTo(
                            "test.yaml:3: step a: a step has exactly one of email, sms, in-app, survey, slack, webhook, "
                                    + "task, crm, ticket, billing, milestone, escalate, alert, approval, wait-for, split, "
                                    + "repeat, enrol, set, exit or if with then; found none");
            assertThat(step("{ id: a, task: Call, email: welcome }")).endsWith("found email, task");
            assertThat(step("{ id: a, task: Call, if: account.high_value, then: [] }"))
                    .endsWith("found task, then");
        }

        @Test
        void aFieldOfAnotherKind() {
            assertThat(step("{ id: a, email: welcome, assignee: csm }"))
                    .startsWith("test.yaml:3: step a: unknown field \"assignee\"");
            assertThat(step("{ id: a, task: Call, emial: welcome }")).contains("unknown field \"emial\"");
        }

        @Test
        void aDayATimeOrALengthThatIsNone() {
            assertThat(step("{ id: a, day: three, task: Call }"))
                    .isEqualTo(
                            "test.yaml:3: step a: \"day\": \"three\" is not a day; write a whole number such as 7 or -30");
            assertThat(step("{ id: a, day: 1.5, task: Call }")).contains("\"1.5\" is not a day");
            assertThat(step("{ id: a, day: 1, time: 9:00, task: Call }"))
                    .isEqualTo("test.yaml:3: step a: \"time\": \"9:00\" is not a time of day; write it like \"10:00\"");
            assertThat(step("{ id: a, after: 4 hours, task: Call }"))
                    .isEqualTo(
                            "test.yaml:3: step a: \"after\": \"4 hours\" is not a length of time; write it like 20s, 30m, 4h, 10d or 2w");
        }

        @Test
        void aMomentThatContradictsItself() {
            assertThat(step("{ id: a, day: 1, after: 4h, task: Call }"))
                    .isEqualTo("test.yaml:3: step a: \"after\" and \"day\" or \"time\" exclude each other; give one");
            assertThat(step("{ id: a, time: \"10:00\", task: Call }"))
                    .isEqualTo("test.yaml:3: step a: \"time\" needs a \"day\" here or around it");
        }

        @Test
        void aDayThatGoesBack() {
            assertThat(problem("""
                    playbook: test
                    steps:
                      - { id: a, day: 7, task: Call }
                      - { id: b, task: Call }
                      - id: c
                        task: Call
                        day: 3
                    """))
                    .isEqualTo("test.yaml:7: step c: day 3 comes after day 7; steps run in order, put it further up");
        }

        @Test
        void anElseThatIsNeverTaken() {
            assertThat(step("{ id: a, task: Call, else: [{ id: b, task: Call }] }"))
                    .isEqualTo(
                            "test.yaml:3: step a: \"else\" is never taken: the step has neither \"if\" nor \"until\"");
        }

        @Test
        void whatIsNoStep() {
            assertThat(ProjectFiles.problems("playbook: test\nsteps:\n  - welcome\n"))
                    .contains("test.yaml:3: a step is \"welcome\"; write fields as \"name: value\"");
            assertThat(ProjectFiles.problems("playbook: test\nsteps: { id: a }\n"))
                    .contains("test.yaml:2: \"steps\" is a set of fields; a list is expected");
        }
    }

    @Nested
    class InAStepOfAKind {

        @Test
        void aTemplateThatDoesNotExist() {
            assertThat(step("{ id: a, email: welcom }"))
                    .isEqualTo("test.yaml:3: step a: there is no template \"welcom\"; did you mean \"welcome\"?");
            assertThat(step("{ id: a, email: farewell }"))
                    .isEqualTo("test.yaml:3: step a: there is no template \"farewell\"; put its text into "
                            + "templates/farewell.md");
        }

        @Test
        void aRoleThatDoesNotExist() {
            assertThat(step("{ id: a, email: welcome, to: [admin, boss] }"))
                    .isEqualTo(
                            "test.yaml:3: step a: \"boss\" is not a role; allowed are admin, champion, sponsor, billing, user");
            assertThat(step("{ id: a, email: welcome, to: admin }"))
                    .isEqualTo("test.yaml:3: step a: \"to\" is \"admin\"; a list is expected");
            assertThat(step("{ id: a, email: welcome, to: [[admin]] }"))
                    .isEqualTo("test.yaml:3: step a: \"to\" holds a list; words are expected");
        }

        @Test
        void anAssigneeThatIsNobody() {
            assertThat(step("{ id: a, task: Call, assignee: bob }"))
                    .isEqualTo("test.yaml:3: step a: \"bob\" is nobody; allowed are csm, manager, executive, finance, "
                            + "legal, pool, product, support");
        }

        @Test
        void outcomesWithoutALimitAndALimitWithoutOutcomes() {
            assertThat(step("{ id: a, task: Call, outcomes: { yes: [] } }"))
                    .isEqualTo(
                            "test.yaml:3: step a: a task with \"outcomes\" or \"wait\" waits, so it needs \"until\"");
            assertThat(step("{ id: a, task: Call, until: 3d }"))
                    .isEqualTo(
                            "test.yaml:3: step a: \"until\" is only for tasks with \"outcomes\" or \"wait: true\"; use \"due\" for the "
                                    + "person's time");
        }

        @Test
        void anOutcomeThatCannotBeNamedSo() {
            assertThat(step("{ id: a, task: Call, outcomes: { else: [], yes: [] }, until: 3d }"))
                    .isEqualTo(
                            "test.yaml:3: step a: \"else\" is not a name for an outcome; allowed are a-z, 0-9 and -, a "
                                    + "letter first, not \"else\" or \"overdue\"");
        }

        @Test
        void aWaitWithoutALimitOrWithOneThatIsNone() {
            assertThat(step("{ id: a, wait-for: an.event }")).isEqualTo("test.yaml:3: step a: \"until\" is missing");
            assertThat(step("{ id: a, wait-for: an.event, until: day seven }"))
                    .isEqualTo("test.yaml:3: step a: \"until\": \"day seven\" is not a day; write it like \"day 7\"");
            assertThat(step("{ id: a, wait-for: an.event, until: soon }")).contains("\"soon\" is not a length of time");
        }

        @Test
        void aMilestoneThatSaysTooLittle() {
            assertThat(step("{ id: a, milestone: { name: Aha, by: day 3 } }"))
                    .isEqualTo("test.yaml:3: step a: \"evidence\" is missing");
            assertThat(step("{ id: a, milestone: { name: Aha, by: 3d, evidence: x } }"))
                    .isEqualTo("test.yaml:3: step a: \"by\": \"3d\" is not a day; write it like \"day 7\"");
        }

        @Test
        void aBlockWithoutAQuestion() {
            assertThat(step("{ id: a, then: [{ id: b, task: Call }] }"))
                    .isEqualTo("test.yaml:3: step a: \"if\" is missing");
        }
    }
}
