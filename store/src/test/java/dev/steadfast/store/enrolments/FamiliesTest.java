package dev.steadfast.store.enrolments;

import static dev.steadfast.store.WholeStore.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.cadence.Command;
import dev.steadfast.store.AnAccount;
import dev.steadfast.store.WholeStore;
import dev.steadfast.store.commands.CommandDesk;
import dev.steadfast.store.runs.RunStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a family an account goes through one playbook at a time. */
class FamiliesTest {

    private static final String CARE = """
            playbook: %s
            enrol: [{ on: tier.%s }, { when: 'account.custom.tier == "%s"' }]
            re-enrol: always
            family: care
            priority: %d
            exit: [{ on: tier.healthy, as: recovered }, { on: tier.better, as: better }]
            on-exit: { better: [{ id: thanks, task: Say thanks, assignee: csm }] }
            steps: [{ id: call, task: Call, assignee: csm }]
            """;

    private static final WholeStore STORE = WholeStore.with(
            """
            playbook: survey
            steps: [{ id: ask, task: Ask, assignee: csm }]
            """,
            """
            playbook: crisis
            quiets: [survey]
            steps: [{ id: call, task: Call, assignee: csm }]
            """,
            CARE.formatted("mild", "mild", "mild", 70),
            CARE.formatted("grave", "grave", "grave", 90),
            CARE.formatted("twin", "twin", "twin", 70));

    private final Enroller enroller = STORE.get(Enroller.class);
    private String account;

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void become() {
        account = fresh();
        STORE.put(AnAccount.of(account).build());
    }

    private void event(String type) {
        STORE.event(type + "-" + account, type, account, Map.of());
    }

    private List<String> holders() {
        return STORE.column(
                "select playbook from enrolment where account = ? and family = 'care' and state <> 'finished'",
                account);
    }

    private String run(String playbook) {
        return STORE.column("select id from enrolment where account = ? and playbook = ?", account, playbook)
                .getLast();
    }

    @Test
    void aHigherPriorityTakesThePlaceOfALowerOne() {
        event("tier.mild");
        event("tier.grave");

        assertThat(holders()).containsExactly("grave");
        assertThat(STORE.column("select type || ' ' || note from input where enrolment = ?", run("mild")))
                .containsExactly("supersede it has a higher priority in the family care");
        assertThat(STORE.settle(run("mild")).outcome()).isEqualTo("superseded");
    }

    @Test
    void aLowerOneStaysOutAndThePageSaysWhy() {
        event("tier.grave");
        STORE.put(AnAccount.of(account).with("tier", "mild").build());

        assertThat(holders()).containsExactly("grave");
        assertThat(STORE.get(Explanations.class).of(account))
                .filteredOn(playbook -> playbook.playbook().equals("mild"))
                .singleElement()
                .satisfies(playbook -> assertThat(playbook.reason())
                        .isEqualTo("the account is in grave, of the same family care,"
                                + " whose priority 90 is not below 70"));
    }

    @Test
    void byHandALowerOrEqualOneIsRefusedWithTheReason() {
        enroller.enrol("mild", account, null, "ana");

        assertThatThrownBy(() -> enroller.enrol("twin", account, null, "ana"))
                .isInstanceOf(EnrolmentRefused.class)
                .hasMessage(account + " cannot be enrolled in twin: it is in mild, of the same family care,"
                        + " whose priority 70 is not below 70");
    }

    @Test
    void aStepHearsTheReason() {
        event("tier.grave");

        assertThat(enroller.enrolByStep("onboarding", "mild", account, null))
                .isEqualTo(
                        new Entry.Refused("is in grave, of the same family care, whose priority 90 is not below 70"));
        assertThat(enroller.enrolByStep("onboarding", "none", account, null)).isInstanceOf(Entry.Refused.class);
    }

    @Test
    void aStepThatMayEnrolIsOnRecord() {
        assertThat(enroller.enrolByStep("onboarding", "mild", account, null)).isInstanceOf(Entry.Entered.class);

        assertThat(STORE.column("select by || ': ' || reason from journal where account = ?", account))
                .containsExactly("onboarding: a step of onboarding");
    }

    @Test
    void theEventThatEndsAWorseOneLetsTheMilderOneIn() {
        event("tier.grave");
        STORE.event("r-" + account, "tier.healthy", account, Map.of());
        event("tier.mild");

        assertThat(holders()).as("the worse run has not folded its end yet").containsExactly("mild");
        assertThat(STORE.settle(run("grave")).outcome()).isEqualTo("recovered");
    }

    @Test
    void aRunThatDoesItsLastStepsHoldsTheFamilyNoMore() {
        event("tier.grave");
        STORE.event("b-" + account, "tier.better", account, Map.of());
        STORE.settle(run("grave"));

        enroller.enrol("twin", account, null, "ana");

        assertThat(holders()).containsExactly("twin");
        assertThat(STORE.settle(run("grave")).ending()).as("is left alone").isEqualTo("better");
    }

    @Test
    void aCancelledRunMakesRoomAtOnce() {
        enroller.enrol("grave", account, null, "ana");
        STORE.get(CommandDesk.class).submit(run("grave"), new Command.Cancel(Instant.now()), "ana", null, null);

        enroller.enrol("mild", account, null, "ana");

        assertThat(holders()).containsExactly("mild");
    }

    @Test
    void ofSeveralAtOnceTheHighestEnters() {
        String other = fresh();
        STORE.publish("""
                playbook: any-care
                enrol: [{ when: 'account.custom.tier == "grave"' }]
                family: care
                priority: 80
                steps: [{ id: call, task: Call, assignee: csm }]
                """);

        STORE.put(AnAccount.of(other).with("tier", "grave").build());

        assertThat(STORE.column("select playbook from enrolment where account = ?", other))
                .containsExactly("grave");
    }

    @Test
    void twoAtTheSameMomentNeverBothEnter() throws Exception {
        for (int round = 0; round < 20; round++) {
            String racer = fresh();
            STORE.put(AnAccount.of(racer).build());
            List<Callable<Void>> attempts =
                    List.of(() -> enrol("mild", racer), () -> enrol("twin", racer), () -> enrol("grave", racer), () -> {
                        STORE.event("race-" + racer, "tier.mild", racer, Map.of());
                        return null;
                    });
            race(attempts);

            assertThat(STORE.column("select playbook from enrolment where account = ? and family = 'care'", racer))
                    .as("holds the family")
                    .containsExactly("grave");
            assertThat(STORE.column(
                            "select e.playbook from enrolment e where account = ? and family is null and not exists"
                                    + " (select 1 from input i where i.enrolment = e.id and i.type = 'supersede')",
                            racer))
                    .as("left without being told")
                    .isEmpty();
        }
    }

    private Void enrol(String playbook, String racer) {
        try {
            enroller.enrol(playbook, racer, null, "ana");
        } catch (EnrolmentRefused e) {
            // another one was faster
        }
        return null;
    }

    private static void race(List<Callable<Void>> attempts) throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(attempts.size());
        try (var threads = Executors.newFixedThreadPool(attempts.size())) {
            var running = attempts.stream()
                    .map(attempt -> threads.submit(() -> {
                        start.await();
                        return attempt.call();
                    }))
                    .toList();
            for (var one : running) {
                one.get();
            }
        }
    }

    @Test
    void aRunKnowsWhatQuietsIt() {
        String survey = enroller.enrol("survey", account, null, "ana").enrolment();
        assertThat(quieted(survey)).isNull();

        String crisis = enroller.enrol("crisis", account, null, "ana").enrolment();
        assertThat(quieted(survey)).isEqualTo("crisis");
        assertThat(quieted(crisis)).isNull();

        STORE.get(CommandDesk.class).submit(crisis, new Command.Cancel(Instant.now()), "ana", null, null);
        STORE.settle(crisis);
        assertThat(quieted(survey)).isNull();
    }

    private @Nullable String quieted(String enrolment) {
        return STORE.get(RunStore.class).openOf(account).stream()
                .filter(run -> run.enrolment().equals(enrolment))
                .findFirst()
                .orElseThrow()
                .factsAt(Instant.now())
                .quietedBy();
    }

    @Test
    void theDatabaseItselfKnowsOneOfAFamilyOnly() {
        enroller.enrol("mild", account, null, "ana");

        assertThatThrownBy(() -> STORE.jdbc()
                        .sql(
                                "insert into enrolment (id, account, playbook, version, workflow_id, anchor, enrolled_at, family,"
                                        + " state, checkpoint) select 'x', account, 'twin', 1, 'w', anchor, enrolled_at, family, state,"
                                        + " checkpoint from enrolment where account = ?")
                        .param(account)
                        .update())
                .hasMessageContaining("enrolment_one_of_family");
    }
}
