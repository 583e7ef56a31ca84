package dev.steadfast.activities.steps;

import static dev.steadfast.activities.steps.Steps.MANAGER;
import static dev.steadfast.activities.steps.Steps.OWNER;
import static dev.steadfast.activities.steps.Steps.admin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import dev.steadfast.cadence.StepResult.Kind;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskView;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What steps do that write to no customer, and what becomes of what no system can do yet. */
class DeedsTest {

    private static Steps steps;
    private static int books;

    private Account account;

    @BeforeAll
    static void start() throws IOException {
        steps = new Steps();
        steps.publish("other", "steps: [{ id: hello, task: Say hello }]");
        steps.publish("by-plan", """
                enrol: [{ when: account.custom.tier == "top" }]
                steps: [{ id: hello, task: Say hello }]
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
    }

    @BeforeEach
    void anAccount() {
        steps.mail().forget();
        account = steps.account(admin("ada"));
    }

    private RunOfSteps run(String step) {
        String book = "book-" + books++;
        steps.publish(book, "steps:\n  - " + step + "\n  - { id: after, task: Look around }\n");
        return steps.enrol(book, account);
    }

    @Nested
    class WithoutASystem {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        crm: create-opportunity, with: { plan: "{{ account.custom.plan }}" } | CRM | owner@steadfast.example | CRM: create-opportunity
                        ticket: Check the import, with: { plan: "{{ account.custom.plan }}" } | ticket system | support | Ticket (normal): Check the import
                        billing: retry-payment, with: { plan: "{{ account.custom.plan }}" } | billing system | finance | Billing: retry-payment
                        webhook: "https://x.example/hook", with: { plan: "{{ account.custom.plan }}" } | webhook sender | pool | Tell https://x.example/hook
                        """)
        void aPersonDoesIt(String step, String system, String assignee, String title) {
            RunOfSteps run = run("{ id: deed, " + step + " }");

            assertThat(run.perform().kind()).isEqualTo(Kind.PARKED);

            assertThat(run.journal("deed")).containsExactly("parked: no " + system + " is configured");
            TaskView task = run.onlyTask();
            assertThat(task.kind()).isEqualTo(TaskKind.REVIEW);
            assertThat(task.title()).isEqualTo(title);
            assertThat(task.assignee()).isEqualTo(assignee);
            assertThat(task.details()).isEqualTo("no " + system + " is configured\nplan: gold");
            assertThat(run.state().step()).isEqualTo("after");
        }

        @Test
        void aFactThatIsNotKnownIsNamed() {
            RunOfSteps run = run("{ id: deed, crm: note, with: { arr: \"{{ account.arr }}\" } }");

            assertThat(run.perform().kind()).isEqualTo(Kind.PARKED);

            assertThat(run.journal("deed").getFirst())
                    .startsWith("parked: no CRM is configured; arr: account.arr is not known");
            assertThat(run.onlyTask().details()).contains("account.arr is not known");
        }

        @Test
        void whatSlackWouldHaveSaidGoesToThePerson() {
            RunOfSteps run = run("{ id: deed, slack: \"{{ account.name }} is gone\", to: manager }");

            assertThat(run.perform().kind()).isEqualTo(Kind.PARKED);

            assertThat(run.taskOf(MANAGER).details()).isEqualTo("no Slack is configured\ntext: Acme is gone");
        }

        @Test
        void whatAChannelWouldHaveReadGoesToTheOwner() {
            RunOfSteps run = run("{ id: deed, slack: Hurray, to: \"#wins\" }");
            run.perform();

            assertThat(run.taskOf(OWNER).title()).contains("#wins");
        }

        @Test
        void aTextMessageGoesToTheOwnerWithItsText() {
            account = steps.account(new Contact("Ada", null, "+49 170 1", Role.ADMIN));
            steps.agreed("+49 170 1");
            RunOfSteps run = run("{ id: deed, sms: short }");

            assertThat(run.perform().kind()).isEqualTo(Kind.PARKED);

            assertThat(run.journal("deed")).containsExactly("parked: no sms provider is configured");
            assertThat(run.taskOf(OWNER).title()).contains("+49 170 1");
            assertThat(run.taskOf(OWNER).details()).contains("Your card for Acme was declined.");
            assertThat(run.ledger()).as("nothing was claimed").isEmpty();
        }

        @Test
        void aNoticeInTheProductGoesToTheOwner() {
            RunOfSteps run = run("{ id: deed, in-app: short }");

            assertThat(run.perform().kind()).isEqualTo(Kind.PARKED);
            assertThat(run.journal("deed")).containsExactly("parked: no in-app provider is configured");
            assertThat(run.onlyTask().assignee()).isEqualTo(OWNER);
        }
    }

    @Test
    void aSurveyAsksByEmail() {
        RunOfSteps run = run("{ id: deed, survey: { kind: nps, template: text } }");

        assertThat(run.perform().kind()).isEqualTo(Kind.DONE);
        assertThat(steps.messages()).hasSize(1);
        assertThat(steps.jdbc()
                        .sql("select kind || ' ' || channel from touch where enrolment = ?")
                        .param(run.enrolment())
                        .query(String.class)
                        .single())
                .isEqualTo("survey email");

        RunOfSteps next = run("{ id: deed, if: '!has(contact.last_surveyed)', survey: { kind: nps, template: text } }");
        assertThat(next.perform().kind()).isEqualTo(Kind.SKIPPED);
        assertThat(steps.messages()).hasSize(1);
    }

    @Test
    void anAlertIsOneUrgentTaskForEach() {
        RunOfSteps run = run("{ id: deed, alert: Payments fail, to: [csm, manager, finance, csm] }");

        assertThat(run.perform().kind()).isEqualTo(Kind.DONE);

        assertThat(run.tasks()).extracting(TaskView::assignee).containsExactlyInAnyOrder(OWNER, MANAGER, "finance");
        assertThat(run.tasks())
                .allMatch(task -> task.kind() == TaskKind.ALERT && task.urgent())
                .allMatch(task -> task.title().equals("Payments fail"));
    }

    @Test
    void anEscalationIsAnUrgentTaskWithItsNote() {
        RunOfSteps run =
                run("{ id: deed, escalate: manager, note: \"{{ account.name }} pays for {{ account.custom.plan }}\" }");

        assertThat(run.perform().kind()).isEqualTo(Kind.DONE);

        TaskView task = run.onlyTask();
        assertThat(task.kind()).isEqualTo(TaskKind.ESCALATION);
        assertThat(task.urgent()).isTrue();
        assertThat(task.assignee()).isEqualTo(MANAGER);
        assertThat(task.details()).isEqualTo("Acme pays for gold");
    }

    @Test
    void anEscalationWhoseNoteCannotBeWrittenIsOneAllTheSame() {
        RunOfSteps run = run("{ id: deed, escalate: manager, note: \"{{ account.arr }}\" }");

        assertThat(run.perform().kind()).isEqualTo(Kind.PARKED);

        assertThat(run.onlyTask().assignee()).isEqualTo(MANAGER);
        assertThat(run.onlyTask().details()).contains("account.arr is not known");
    }

    @Nested
    class Enrols {

        @Test
        void theAccountInAnotherPlaybook() {
            RunOfSteps run = run("{ id: deed, enrol: other }");

            assertThat(run.perform().kind()).isEqualTo(Kind.DONE);
            assertThat(playbooks()).contains("other");
        }

        @Test
        void andIsLeftOutWhereThatIsRefused() {
            steps.enrol("other", account);
            RunOfSteps run = run("{ id: deed, enrol: other }");

            assertThat(run.perform().kind()).isEqualTo(Kind.SKIPPED);

            assertThat(run.journal("deed").getFirst())
                    .isEqualTo("skipped: not enrolled in other: the account is in it already");
            assertThat(playbooks()).containsOnlyOnce("other");
            assertThat(run.state().step()).isEqualTo("after");
        }

        @Test
        void andIsLeftOutWhereThereIsNoSuchPlaybook() {
            RunOfSteps run = run("{ id: deed, enrol: nowhere }");

            assertThat(run.perform().kind()).isEqualTo(Kind.SKIPPED);
            assertThat(run.tasks()).isEmpty();
        }

        private List<String> playbooks() {
            return steps.jdbc()
                    .sql("select playbook from enrolment where account = ?")
                    .param(account.id())
                    .query(String.class)
                    .list();
        }
    }

    @Nested
    class SetsAttributes {

        @Test
        void asNumbersTruthAndText() {
            RunOfSteps run = run(
                    "{ id: deed, set: { seats: 12, pilot: true, label: \"{{ account.name }} {{ account.custom.plan }}\" } }");

            assertThat(run.perform().kind()).isEqualTo(Kind.DONE);

            assertThat(steps.bean(AccountStore.class)
                            .find(account.id())
                            .orElseThrow()
                            .custom())
                    .containsEntry("seats", 12L)
                    .containsEntry("pilot", true)
                    .containsEntry("label", "Acme gold")
                    .containsEntry("plan", "gold");
            assertThat(run.journal("deed").getFirst()).contains("seats is now 12");
        }

        @Test
        void whichMayBeginAnotherPlaybook() {
            RunOfSteps run = run("{ id: deed, set: { tier: top } }");
            run.perform();

            assertThat(steps.jdbc()
                            .sql("select count(*) from enrolment where account = ? and playbook = 'by-plan'")
                            .param(account.id())
                            .query(Integer.class)
                            .single())
                    .isOne();
        }

        @Test
        void orNoneWhereOneCannotBeWritten() {
            RunOfSteps run = run("{ id: deed, set: { tier: low, size: \"{{ account.arr }}\" } }");

            assertThat(run.perform().kind()).isEqualTo(Kind.PARKED);

            assertThat(run.onlyTask().details()).contains("account.arr is not known");
            assertThat(steps.bean(AccountStore.class)
                            .find(account.id())
                            .orElseThrow()
                            .custom())
                    .doesNotContainKey("tier");
        }
    }
}
