package dev.steadfast.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.playbook.Problem;
import dev.steadfast.playbook.Surroundings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a playbook says but cannot mean, as its author hears of it. */
class LintTest {

    private static final Surroundings ANYTHING = Surroundings.of(Set.of("hello", "recap"));

    /** What is wrong with a playbook of these lines; the first is line 2 of the file. */
    static List<String> problems(String yaml) {
        return problems(yaml, LintSettings.DEFAULT);
    }

    static List<String> problems(String yaml, LintSettings settings) {
        return Lint.file("a.yaml", "playbook: a\n" + yaml, ANYTHING, settings).stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void aPlaybookThatMeansWhatItSaysHasNoProblems() {
        assertThat(problems("""
                goal: { on: milestone.first_value, then: exit }
                on-exit:
                  goal: [{ id: thanks, email: hello }]
                  gave-up: [{ id: note, task: Write down why }]
                steps:
                  - { id: welcome, day: 0, email: hello }
                  - id: call
                    day: 3
                    task: Call
                    outcomes: { reached: [], missed: [{ id: again, after: 2d, email: recap }] }
                    until: day 6
                    overdue: [{ id: nobody, escalate: manager }]
                  - { id: enough, day: 9, if: outcome("call") == "missed" && !done("again"), exit: gave-up }
                  - { id: recap, day: 9, email: recap }
                """)).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsAnsweredByItsReader() {
        assertThat(problems("steps:\n  - { id: a, task: Call, emial: hello }\n"))
                .singleElement()
                .asString()
                .startsWith("a.yaml:3: step a: unknown field \"emial\"");
    }

    @Nested
    class StepsThatAreNeverReached {

        @Test
        void behindAnExit() {
            assertThat(problems("""
                    steps:
                      - { id: stop, day: 14, exit: unchanged }
                      - { id: more, task: Call }
                      - { id: and-more, task: Call }
                    """))
                    .containsExactly(
                            "a.yaml:4: step more: is never reached: step \"stop\" above it always ends the run;"
                                    + " move it up or take it out");
        }

        @Test
        void behindABlockWhoseWaysAllEnd() {
            assertThat(problems("""
                    steps:
                      - id: either
                        if: account.high_value
                        then: [{ id: one, exit: one }]
                        else: [{ id: other, exit: other }]
                      - { id: more, task: Call }
                    """))
                    .singleElement()
                    .asString()
                    .contains("step more: is never reached: step \"either\" above it");
        }

        @Test
        void butNotBehindAnExitThatMayNotHappen() {
            assertThat(problems("""
                    steps:
                      - { id: maybe, if: account.high_value, exit: one }
                      - id: wait
                        wait-for: a.b
                        until: 3d
                        else: [{ id: silent, exit: silent }]
                      - id: task
                        task: Decide
                        outcomes: { go: [], stop: [{ id: stopped, exit: stopped }] }
                        until: 3d
                        else: [{ id: undecided, exit: undecided }]
                      - { id: more, task: Call }
                    """)).isEmpty();
        }

        @Test
        void behindATaskWhoseAnswersAllEnd() {
            assertThat(problems("""
                    steps:
                      - id: task
                        task: Decide
                        outcomes: { go: [{ id: gone, exit: gone }], stop: [{ id: stopped, exit: stopped }] }
                        until: 3d
                        else: [{ id: undecided, exit: undecided }]
                      - { id: more, task: Call }
                    """))
                    .singleElement()
                    .asString()
                    .contains("step more: is never reached: step \"task\" above it");
        }

        @Test
        void anElseBesideOverdue() {
            assertThat(problems("""
                    steps:
                      - id: task
                        task: Decide
                        wait: true
                        until: 3d
                        overdue: [{ id: late, escalate: manager }]
                        else: [{ id: never, escalate: manager }]
                    """))
                    .containsExactly(
                            "a.yaml:8: step never: is never reached: \"overdue\" of \"task\" is taken instead; take it out");
        }

        @Test
        void theElseOfWhatIsAlwaysTrueAndTheThenOfWhatNeverIs() {
            assertThat(problems("""
                    steps:
                      - id: always
                        if: "true"
                        then: []
                        else: [{ id: a1, task: Call }]
                      - id: never
                        if: "false"
                        then: [{ id: b1, task: Call }]
                      - { id: just, if: "true", task: Call, else: [{ id: c1, task: Call }] }
                    """))
                    .hasSize(3)
                    .anyMatch(problem -> problem.contains("step a1: is never reached: the \"if\" of \"always\""))
                    .anyMatch(problem -> problem.contains("step b1: is never reached: the \"if\" of \"never\""))
                    .anyMatch(problem -> problem.contains("step c1: is never reached: its \"if\" is always true"));
        }

        @Test
        void anArmOfNoWeightOnlyWarns() {
            List<Problem> problems = Lint.file("a.yaml", """
                    playbook: a
                    steps:
                      - id: test
                        split:
                          - { arm: a, weight: 100, steps: [] }
                          - { arm: b, weight: 0, steps: [{ id: b1, email: hello }] }
                    """, ANYTHING, LintSettings.DEFAULT);

            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.isError()).isFalse();
                assertThat(problem)
                        .hasToString("a.yaml:6: step b1: warning: is never reached: arm \"b\" has the weight 0;"
                                + " give it some, or take it out");
            });
        }

        @Test
        void afterAnEndThatNoRunHas() {
            assertThat(problems("""
                    goal: { on: a.b, then: continue }
                    on-exit:
                      completed: [{ id: done, task: Call }]
                      superseded: [{ id: over, task: Call }]
                    steps:
                      - { id: stop, exit: unchanged }
                    """))
                    .containsExactly(
                            "a.yaml:4: step done: is never reached: no run ends as \"completed\";"
                                    + " runs end as cancelled, unchanged",
                            "a.yaml:5: step over: is never reached: no run ends as \"superseded\";"
                                    + " runs end as cancelled, unchanged");
        }

        @Test
        void anExitAfterTheEndChangesNoOutcome() {
            assertThat(problems("""
                    exit: [{ on: account.churned, as: churned }]
                    on-exit:
                      churned: [{ id: bye, exit: other }]
                    steps:
                      - { id: call, task: Call }
                    """))
                    .containsExactly("a.yaml:4: step bye: warning: \"exit: other\" only ends these steps;"
                            + " the run has already ended as \"churned\"");
        }
    }

    @Nested
    class QuestionsWithOneAnswer {

        @Test
        void aboutAStepThatComesLater() {
            assertThat(problems("""
                    steps:
                      - { id: a1, if: '!done("a2")', task: Call }
                      - { id: a2, task: Call }
                    """))
                    .containsExactly("a.yaml:3: step a1: done(\"a2\") asks about a step that cannot have run by then;"
                            + " ask about one further up");
        }

        @Test
        void aboutTheOtherWayOfABlock() {
            assertThat(problems("""
                    steps:
                      - id: either
                        if: account.high_value
                        then: [{ id: one, task: Call }]
                        else: [{ id: two, if: done("one"), task: Call }]
                      - { id: three, if: done("one") || done("two"), task: Call }
                    """)).singleElement().asString().contains("step two: done(\"one\")");
        }

        @Test
        void butARepetitionMayAskAboutTheTimeBefore() {
            assertThat(problems("""
                    steps:
                      - id: weekly
                        repeat:
                          every: 7d
                          until: 30d
                          steps:
                            - { id: first, if: '!done("second")', task: Call }
                            - { id: second, task: Call }
                    """)).isEmpty();
        }

        @Test
        void aboutAnOutcomeThatTheTaskDoesNotHave() {
            assertThat(problems("""
                    steps:
                      - { id: call, task: Call, outcomes: { reached: [], missed: [] }, until: 3d }
                      - { id: a1, if: outcome("call") == "reachd", task: Call }
                      - { id: a2, if: 'outcome("call") in ["missed", "no"]', task: Call }
                      - { id: a3, if: outcome("call") == "", task: Call }
                      - { id: mail, email: hello }
                      - { id: a4, if: outcome("mail") == "sent", task: Call }
                    """))
                    .containsExactly(
                            "a.yaml:4: step a1: \"reachd\" is no outcome of step \"call\"; allowed are reached, missed",
                            "a.yaml:5: step a2: \"no\" is no outcome of step \"call\"; allowed are reached, missed",
                            "a.yaml:8: step a4: outcome(\"mail\") asks for an outcome, but step \"mail\" has none;"
                                    + " ask a task with \"outcomes\"");
        }

        @Test
        void aboutAMessageThatIsNone() {
            assertThat(problems("""
                    steps:
                      - { id: call, task: Call }
                      - { id: a1, if: sent("call"), task: Call }
                    """))
                    .singleElement()
                    .asString()
                    .contains("sent(\"call\") asks about a message, but step \"call\" (task)");
        }

        @Test
        void aboutWhatNothingTracks() {
            String yaml = """
                    steps:
                      - { id: mail, email: hello }
                      - { id: a1, if: replied("mail") || clicked("mail"), task: Call }
                    """;

            assertThat(problems(yaml)).hasSize(2).allMatch(problem -> problem.contains(": warning: "));
            assertThat(problems(yaml, new LintSettings(5, Set.of("replied"))))
                    .singleElement()
                    .asString()
                    .contains("clicked(\"mail\") is never known here");
            assertThat(problems(yaml, new LintSettings(5, LintSettings.TRACKABLE)))
                    .isEmpty();
        }

        @Test
        void aWaitSinceAStepThatComesLater() {
            assertThat(problems("""
                    steps:
                      - { id: wait, wait-for: a.b, since: later, until: 3d }
                      - { id: later, task: Call }
                    """))
                    .singleElement()
                    .asString()
                    .contains("step wait: \"since: later\" names a step that cannot have run");
        }
    }

    @Nested
    class Days {

        @Test
        void goBackWithinABlock() {
            assertThat(problems("""
                    steps:
                      - id: block
                        day: 7
                        if: account.high_value
                        then: [{ id: early, day: 3, email: hello }]
                    """))
                    .containsExactly("a.yaml:6: step early: day 3 comes after day 7 of step \"block\";"
                            + " days never go back, give it a later one");
        }

        @Test
        void goBackAfterABlock() {
            assertThat(problems("""
                    steps:
                      - id: block
                        if: account.high_value
                        then: [{ id: far, day: 20, email: hello }]
                        else: [{ id: near, day: 3, email: hello }]
                      - { id: next, day: 14, email: recap }
                    """))
                    .singleElement()
                    .asString()
                    .contains("step next: day 14 comes after day 20 of step \"far\"");
        }
    }

    @Nested
    class WhatChangesNothing {

        @Test
        void fieldsOfMessagesElsewhere() {
            assertThat(problems("""
                    expires: 3d
                    steps:
                      - { id: call, task: Call, expires: 3d, on-uncertain: resend, purpose: transactional, late: all }
                    """))
                    .hasSize(5)
                    .allMatch(problem -> problem.contains(": warning: ") && problem.contains("changes nothing"));
        }

        @Test
        void aPlaybookThatStartsItself() {
            assertThat(problems("""
                    re-enrol: always
                    on-exit:
                      completed: [{ id: again, enrol: a }]
                    steps:
                      - { id: call, task: Call }
                    """))
                    .singleElement()
                    .asString()
                    .contains("step again: \"enrol: a\" starts the playbook it stands in");
        }

        @Test
        void unlessSomethingDecides() {
            assertThat(problems("""
                    re-enrol: always
                    exit: [{ on: account.churned, as: churned }]
                    on-exit:
                      completed: [{ id: again, if: account.high_value, enrol: a }]
                      churned: [{ id: back, enrol: a }]
                    steps:
                      - { id: call, task: Call }
                    """)).isEmpty();
        }

        @Test
        void aPlaybookThatQuietsItself() {
            assertThat(problems("quiets: [a]\nsteps:\n  - { id: call, task: Call }\n"))
                    .singleElement()
                    .asString()
                    .startsWith("a.yaml:2: the playbook quiets itself");
        }

        @Test
        void aKeyWithoutAnEvent() {
            assertThat(problems("""
                    key: event.invoice_id
                    enrol:
                      - { on: invoice.failed }
                      - { when: account.high_value }
                    steps:
                      - { id: call, task: Call }
                    """))
                    .singleElement()
                    .asString()
                    .startsWith("a.yaml:5: a playbook with \"key\" takes its key from an event");
        }
    }

    @Nested
    class Texts {

        @Test
        void aValueThatPrintsWhatThereIsNot() {
            assertThat(problems("""
                    steps:
                      - { id: note, crm: note, with: { text: "{{ account.nam }} of {{ account.arr | shout }}", by: "{{ owner.name }}" } }
                      - { id: next, enrol: other, key: "{% include x %}" }
                      - { id: up, escalate: manager, note: "{{ account.name }" }
                    """))
                    .hasSize(5)
                    .anyMatch(problem -> problem.contains(
                            "step note: \"text\": there is no fact \"account.nam\"; did you mean \"account.name\"?"))
                    .anyMatch(problem -> problem.contains("step note: \"text\": unknown filter \"shout\""))
                    .anyMatch(problem -> problem.contains("step next: \"key\": the tag \"include\" is not allowed"))
                    .anyMatch(problem -> problem.contains("step up: \"note\": not readable as Liquid"));
        }

        @Test
        void anEmailWhoseTextHasNoSubject() {
            List<Problem> problems = Lint.file(
                    "a.yaml",
                    """
                    playbook: a
                    steps:
                      - { id: mail, email: short }
                      - { id: text, sms: short }
                      - { id: ask, day: 3, survey: { kind: nps, template: long } }
                    """,
                    Surroundings.of(Set.of("short", "long")).withLetters(Set.of("long")),
                    LintSettings.DEFAULT);
            assertThat(problems)
                    .singleElement()
                    .asString()
                    .startsWith("a.yaml:3: step mail: the text \"short\" has no subject in every language");
        }
    }
}
