package dev.steadfast.activities.steps;

import static dev.steadfast.activities.steps.Steps.OWNER;
import static dev.steadfast.activities.steps.Steps.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.cadence.StepResult.Kind;
import dev.steadfast.store.tasks.TaskDesk;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskRefused;
import dev.steadfast.store.tasks.TaskView;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tasks and approvals: who is asked, what the answer does, and what becomes of questions that nobody needs answered. */
class WaitsTest {

    private static Steps steps;

    @BeforeAll
    static void start() throws IOException {
        steps = new Steps();
        steps.publish("calls", """
                steps:
                  - id: call
                    task: Call them
                    due: 1d
                    until: 3d
                    outcomes: { usage: [{ id: guide, task: Send the guide }], value: [] }
                    overdue: [{ id: remind, task: Why did nobody call?, assignee: manager }]
                  - { id: after, task: Look around }
                """);
        String approval = """
                steps:
                  - id: discount
                    approval:
                      title: May we give 10 %%?
                      by: [finance, legal]
                      all: %s
                      until: 3d
                      approved: [{ id: offer, task: Send the offer }]
                      refused: [{ id: explain, task: Explain it }]
                    else: [{ id: chase, task: Nobody decided }]
                """;
        steps.publish("both", approval.formatted("true"));
        steps.publish("either", approval.formatted("false"));
        steps.publish("weekly", """
                steps:
                  - id: rounds
                    repeat: { every: 7d, until: day 90, steps: [
                      { id: letter, email: text },
                      { id: check, task: Check in, wait: true, until: 3d },
                      { id: aha, milestone: { name: aha, by: day 7, evidence: milestone.aha, owner: us } } ] }
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
    }

    private static RunOfSteps enrol(String playbook) {
        return steps.enrol(playbook, steps.account(admin("ada")));
    }

    @Nested
    class ATask {
        private final RunOfSteps run = enrol("calls");

        @Test
        void waitsForItsAnswerAndLeadsTheRunItsWay() {
            assertThat(run.perform().kind()).isEqualTo(Kind.WAITING);
            assertThat(run.onlyTask().outcomes()).containsExactlyInAnyOrder("usage", "value");

            run.complete(run.onlyTask(), "usage");

            assertThat(run.onlyTask().state()).isEqualTo("done");
            assertThat(run.onlyTask().outcome()).isEqualTo("usage");
            assertThat(run.state().step()).isEqualTo("guide");
            assertThat(run.journal("call").getLast()).isEqualTo("done: usage");
        }

        @Test
        void isCancelledWhenItIsOverdue() {
            run.perform();

            assertThat(run.perform().kind()).isEqualTo(Kind.SKIPPED);

            assertThat(run.onlyTask().state()).isEqualTo("cancelled");
            assertThat(run.state().step()).isEqualTo("remind");
        }
    }

    @Nested
    class AnApproval {

        @Test
        void asksEachWithATaskOfTheirOwn() {
            RunOfSteps run = enrol("both");

            assertThat(run.perform().kind()).isEqualTo(Kind.WAITING);

            assertThat(run.tasks())
                    .hasSize(2)
                    .allMatch(task -> task.kind() == TaskKind.APPROVAL)
                    .allMatch(task -> task.due() != null)
                    .extracting(TaskView::who)
                    .containsExactlyInAnyOrder("finance", "legal");
        }

        @Test
        void ofAllNeedsAll() {
            RunOfSteps run = enrol("both");
            run.perform();

            run.complete(run.taskOf("legal"), "approved");
            assertThat(run.state().waiting()).isTrue();
            assertThat(run.taskOf("finance").state()).isEqualTo("open");
            assertThat(run.taskOf("legal").state()).isEqualTo("done");

            run.complete(run.taskOf("finance"), "approved");
            assertThat(run.state().step()).isEqualTo("offer");
            assertThat(run.journal("discount")).contains("done: legal: approved", "done: finance: approved");
        }

        @Test
        void isRefusedByOne() {
            RunOfSteps run = enrol("both");
            run.perform();

            run.complete(run.taskOf("finance"), "refused");

            assertThat(run.state().step()).isEqualTo("explain");
            assertThat(run.taskOf("finance").state()).isEqualTo("done");
            assertThat(run.taskOf("legal").state()).isEqualTo("cancelled");
            assertThatThrownBy(() -> steps.bean(TaskDesk.class)
                            .complete(run.taskOf("legal").id(), "approved", null, "lee"))
                    .isInstanceOf(TaskRefused.class)
                    .hasMessageContaining("cancelled");
        }

        @Test
        void ofAnyoneNeedsOneOnly() {
            RunOfSteps run = enrol("either");
            run.perform();

            run.complete(run.taskOf("legal"), "approved");

            assertThat(run.state().step()).isEqualTo("offer");
            assertThat(run.taskOf("finance").state()).isEqualTo("cancelled");
        }

        @Test
        void thatNobodyDecidedIsCancelledForAll() {
            RunOfSteps run = enrol("both");
            run.perform();
            run.complete(run.taskOf("legal"), "approved");

            assertThat(run.perform().kind()).isEqualTo(Kind.SKIPPED);

            assertThat(run.state().step()).isEqualTo("chase");
            assertThat(run.taskOf("finance").state()).isEqualTo("cancelled");
            assertThat(run.taskOf("legal").state()).isEqualTo("done");
        }

        @Test
        void isAnsweredWithAWord() {
            RunOfSteps run = enrol("both");
            run.perform();

            assertThatThrownBy(() -> steps.bean(TaskDesk.class)
                            .complete(run.taskOf("legal").id(), "maybe", null, "lee"))
                    .isInstanceOf(TaskRefused.class)
                    .hasMessageContaining("approved, refused");
        }
    }

    @Test
    void everyRoundWritesAndAsksAnew() {
        steps.mail().forget();
        RunOfSteps run = enrol("weekly");

        run.performThrough("check");
        run.complete(run.onlyTask(), null);
        run.performThrough("aha");
        run.performThrough("check");

        assertThat(steps.messages())
                .containsExactly(
                        run.enrolment() + ".letter.1.0@steadfast.example",
                        run.enrolment() + ".letter.2.0@steadfast.example");
        assertThat(run.ledger())
                .containsExactly("letter/1/0 ada@acme.example sent", "letter/2/0 ada@acme.example sent");
        assertThat(run.tasks()).extracting(TaskView::state).containsExactlyInAnyOrder("done", "open");
        assertThat(run.tasks()).extracting(TaskView::assignee).containsOnly(OWNER);

        TaskView second = run.tasks().stream()
                .filter(task -> task.state().equals("open"))
                .findFirst()
                .orElseThrow();
        run.complete(second, null);
        run.performThrough("aha");

        assertThat(run.tasks()).extracting(TaskView::state).containsOnly("done");
        assertThat(steps.jdbc()
                        .sql("select occurrence || ' ' || owner from milestone where enrolment = ? order by occurrence")
                        .param(run.enrolment())
                        .query(String.class)
                        .list())
                .containsExactly("1 us", "2 us");
    }
}
