package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every kind of mistake, and what the author hears: file, line, step, what was found, what is allowed. */
class MistakesTest {

    private static final String SEND = "\"17-9\" is not a send window; write it like \"mon-fri 09:00-17:00\"";

    /** The one problem of a file. */
    private static String problem(String yaml) {
        assertThat(ProjectFiles.problems(yaml)).as("problems of\n%s", yaml).hasSize(1);
        return ProjectFiles.problems(yaml).getFirst();
    }

    /** The one problem of a file that is good but for these fields, which begin on line 3. */
    private static String top(String fields) {
        return problem("playbook: test\nsteps: [{ id: good, task: Call }]\n" + fields);
    }

    /** The one problem of a step on line 3. */
    private static String step(String step) {
        return problem("playbook: test\nsteps:\n  - " + step + "\n");
    }

    @Nested
    class AtTheTop {

        @Test
        void aFieldThatIsNotKnown() {
            assertThat(top("titel: T")).isEqualTo("test.yaml:3: unknown field \"titel\"; did you mean \"title\"?");
            assertThat(top("colour: red"))
                    .isEqualTo("test.yaml:3: unknown field \"colour\"; allowed are playbook, title, anchor, enrol, "
                            + "re-enrol, goal, exit, late, purpose, send, steps");
        }

        @Test
        void aNameThatIsNone() {
            assertThat(problem("playbook: My Playbook\nsteps: [{ id: a, task: T }]"))
                    .isEqualTo(
                            "test.yaml:1: \"My Playbook\" is not a name; allowed are a-z, 0-9 and -, a letter first, "
                                    + "at most 40 characters");
            assertThat(problem("playbook: " + "x".repeat(41) + "\nsteps: [{ id: a, task: T }]"))
                    .contains("is not a name");
            assertThat(problem("playbook:\nsteps: [{ id: a, task: T }]"))
                    .isEqualTo("test.yaml:1: \"playbook\" is \"\"; a text is expected");
            assertThat(problem("playbook: [a]\nsteps: [{ id: a, task: T }]"))
                    .isEqualTo("test.yaml:1: \"playbook\" is a list; a text is expected");
        }

        @Test
        void whatMustBeThereAndIsNot() {
            assertThat(problem("title: T\nsteps: [{ id: a, task: T }]"))
                    .isEqualTo("test.yaml:1: \"playbook\" is missing");
            assertThat(problem("playbook: test"))
                    .isEqualTo("test.yaml:1: \"steps\" is missing or empty; a playbook has at least one step");
            assertThat(problem("playbook: test\nsteps: []")).contains("\"steps\" is missing or empty");
        }

        @Test
        void aWordThatIsNotInTheVocabulary() {
            assertThat(top("anchor: contract"))
                    .isEqualTo("test.yaml:3: \"anchor: contract\" is not known; allowed are account.contract_start, "
                            + "account.renewal_date, enrolment");
            assertThat(top("late: never"))
                    .isEqualTo("test.yaml:3: \"late: never\" is not known; allowed are all, skip");
            assertThat(top("purpose: fun"))
                    .isEqualTo("test.yaml:3: \"purpose: fun\" is not known; allowed are lifecycle, transactional");
            assertThat(top("re-enrol: maybe"))
                    .isEqualTo("test.yaml:3: \"re-enrol: maybe\" is not known; allowed are always, never");
        }

        @Test
        void aWindowThatIsNone() {
            assertThat(top("send: { window: 17-9 }")).isEqualTo("test.yaml:3: \"window\": " + SEND);
            assertThat(top("send: {}")).isEqualTo("test.yaml:3: \"window\" is missing");
            assertThat(top("send: always"))
                    .isEqualTo("test.yaml:3: \"send\" is \"always\"; write fields as \"name: value\"");
        }

        @Test
        void aGoalOrAnExitThatSaysTooLittle() {
            assertThat(top("goal: { then: exit }")).isEqualTo("test.yaml:3: \"on\" is missing");
            assertThat(top("goal: { on: x, then: stop }"))
                    .isEqualTo("test.yaml:3: \"then: stop\" is not known; allowed are continue, exit");
            assertThat(top("exit: [{ on: x }]")).isEqualTo("test.yaml:3: \"as\" is missing");
            assertThat(top("exit:\n  - { on: x, as: y }\n  - { on: z, to: w, as: y }"))
                    .isEqualTo("test.yaml:5: unknown field \"to\"; allowed are on, as");
            assertThat(top("exit: { on: x, as: y }"))
                    .isEqualTo("test.yaml:3: \"exit\" is a set of fields; a list is expected");
        }

        @Test
        void aFieldThatIsGivenTwice() {
            assertThat(top("title: A\nlate: all\ntitle: B"))
                    .isEqualTo("test.yaml:5: \"title\" is given twice; give it once");
        }

        @Test
        void anEnrolmentRuleThatAsksAboutARunBeforeThereIsOne() {
            assertThat(top("enrol: [{ when: happened(\"x\") && enrolment.day > 1 }]"))
                    .isEqualTo("test.yaml:3: \"when\" asks about a run before there is one: enrolment, happened; "
                            + "allowed are account, owner, days_since, days_until and has");
        }

        @Test
        void anEnrolmentRuleThatIsNone() {
            assertThat(top("enrol: [{}]")).isEqualTo("test.yaml:3: \"when\" is missing");
            assertThat(top("enrol: [always]"))
                    .isEqualTo("test.yaml:3: an entry of \"enrol\" is \"always\"; write fields as \"name: value\"");
        }
    }

    @Nested
    class InACondition {

        @Test
        void aFactThatDoesNotExist() {
            assertThat(step("{ id: a, if: account.statsu == \"active\", task: Call }"))
                    .isEqualTo(
                            "test.yaml:3: step a: \"if\": column 8: there is no fact \"statsu\"; did you mean \"status\"?");
        }

        @Test
        void aRootOrAFunctionThatDoesNotExist() {
            assertThat(step("{ id: a, if: customer.name == \"A\", task: Call }"))
                    .contains("undeclared reference to 'customer'")
                    .contains("known are account, contact, enrolment, owner and the functions done, outcome");
        }

        @Test
        void aComparisonOfWhatCannotBeCompared() {
            assertThat(step("{ id: a, if: account.high_value == \"yes\", task: Call }"))
                    .startsWith("test.yaml:3: step a: \"if\": column 20: found no matching overload");
        }

        @Test
        void whatIsNoQuestion() {
            assertThat(step("{ id: a, if: account.arr, task: Call }"))
                    .startsWith("test.yaml:3: step a: \"if\": column 8: expected type 'bool' but found 'double'");
            assertThat(step("{ id: a, if: account.high_value ||, task: Call }")).contains("\"if\": column");
        }

        @Test
        void aStepThatDoesNotExist() {
            assertThat(step("{ id: welcome, if: '!done(\"welcom\")', task: Call }"))
                    .isEqualTo("test.yaml:3: step welcome: there is no step \"welcom\"; did you mean \"welcome\"?");
            assertThat(step("{ id: a, if: outcome(\"call\") == \"yes\", then: [{ id: b, task: Call }] }"))
                    .isEqualTo("test.yaml:3: step a: there is no step \"call\"; name the id of a step in this file");
        }

        @Test
        void hasTheLineOfItsField() {
            assertThat(step("id: a\n    task: Call\n    if: nonsense")).startsWith("test.yaml:5: step a: \"if\"");
        }
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
                            "test.yaml:3: step a: a step has exactly one of email, task, wait-for, milestone, exit or "
                                    + "if with then; found none");
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
                            "test.yaml:3: step a: \"after\": \"4 hours\" is not a length of time; write it like 30m, 4h, 10d or 2w");
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
                    .isEqualTo("test.yaml:3: step a: \"bob\" is nobody; allowed are csm, executive, finance, legal, "
                            + "manager, pool, support");
        }

        @Test
        void outcomesWithoutALimitAndALimitWithoutOutcomes() {
            assertThat(step("{ id: a, task: Call, outcomes: { yes: [] } }"))
                    .isEqualTo("test.yaml:3: step a: a task with \"outcomes\" waits, so it needs \"until\"");
            assertThat(step("{ id: a, task: Call, until: 3d }"))
                    .isEqualTo(
                            "test.yaml:3: step a: \"until\" is only for tasks with \"outcomes\"; use \"due\" for the "
                                    + "person's time");
        }

        @Test
        void anOutcomeThatCannotBeNamedSo() {
            assertThat(step("{ id: a, task: Call, outcomes: { else: [], yes: [] }, until: 3d }"))
                    .isEqualTo(
                            "test.yaml:3: step a: \"else\" is not a name for an outcome; allowed are a-z, 0-9 and -, a "
                                    + "letter first, not \"else\"");
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

    @Test
    void allOfThemAreToldAtOnceInFileOrder() {
        List<String> problems = ProjectFiles.problems("""
                playbook: Test
                late: never
                steps:
                  - id: a
                    emial: welcome
                  - id: b
                    email: welcom
                    to: [boss]
                  - id: c
                    if: account.x
                    then:
                      - { id: c, tsk: Call }
                  - id: d
                    task: Call
                    assignee: bob
                tilte: Oops
                """);

        assertThat(problems)
                .extracting(problem -> problem.split(": ")[0])
                .containsExactly(
                        "test.yaml:1",
                        "test.yaml:2",
                        "test.yaml:4",
                        "test.yaml:7",
                        "test.yaml:8",
                        "test.yaml:10",
                        "test.yaml:12",
                        "test.yaml:12",
                        "test.yaml:15",
                        "test.yaml:16");
    }

    @Test
    void theExceptionSaysAllOfThemToo() {
        assertThat(new BadPlaybook(
                        List.of(new Problem("a.yaml", 3, "x", "wrong"), new Problem("a.yaml", 4, null, "too"))))
                .hasMessage("a.yaml:3: step x: wrong\na.yaml:4: too");
    }
}
