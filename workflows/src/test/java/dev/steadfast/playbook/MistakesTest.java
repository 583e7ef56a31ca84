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
                            + "re-enrol, key, family, priority, quiets, goal, exit, on-exit, pause, late, resume, purpose, "
                            + "expires, holdout, send, steps");
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
                            + "account.renewal_date, enrolment, event");
            assertThat(top("late: never"))
                    .isEqualTo("test.yaml:3: \"late: never\" is not known; allowed are all, latest, skip");
            assertThat(top("purpose: fun"))
                    .isEqualTo("test.yaml:3: \"purpose: fun\" is not known; allowed are lifecycle, transactional");
            assertThat(top("re-enrol: maybe"))
                    .isEqualTo(
                            "test.yaml:3: \"re-enrol\": \"maybe\" is not known; allowed are never, per-anchor, always, or "
                                    + "a time like after 90d");
        }

        @Test
        void aWindowThatIsNone() {
            assertThat(top("send: { window: 17-9 }")).isEqualTo("test.yaml:3: \"window\": " + SEND);
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
                    .isEqualTo("test.yaml:5: unknown field \"to\"; allowed are on, when, as");
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
            assertThat(top("enrol: [{ when: happened(\"x\") }]"))
                    .isEqualTo("test.yaml:3: \"when\": column 9: \"happened\" asks about a run before there is one; "
                            + "allowed are account, owner, contract, health, days_since, days_until, "
                            + "happened(\"event.type\", \"30d\"), last and has");
            assertThat(top("enrol: [{ when: enrolment.day > 1 }]"))
                    .contains("\"enrolment\" asks about a run before there is one");
        }

        @Test
        void anEnrolmentRuleThatIsNone() {
            assertThat(top("enrol: [{}]")).isEqualTo("test.yaml:3: an entry of \"enrol\" needs \"on\" or \"when\"");
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
                            "test.yaml:3: step a: \"if\": column 8: there is no fact \"account.statsu\"; did you mean \"account.status\"?");
        }

        @Test
        void aRootOrAFunctionThatDoesNotExist() {
            assertThat(step("{ id: a, if: customer.name == \"A\", task: Call }"))
                    .contains("there is no \"customer\"; known are account, billing, contact, contract, enrolment");
        }

        @Test
        void aComparisonOfWhatCannotBeCompared() {
            assertThat(step("{ id: a, if: account.high_value == \"yes\", task: Call }"))
                    .startsWith(
                            "test.yaml:3: step a: \"if\": column 20: \"==\" cannot compare a yes or no with a text");
        }

        @Test
        void whatIsNoQuestion() {
            assertThat(step("{ id: a, if: account.arr, task: Call }"))
                    .startsWith("test.yaml:3: step a: \"if\": column 8: this is a number, and no yes-or-no question");
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
