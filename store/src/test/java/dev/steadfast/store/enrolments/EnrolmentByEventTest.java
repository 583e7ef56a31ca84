package dev.steadfast.store.enrolments;

import static dev.steadfast.store.WholeStore.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.steadfast.cadence.Happening;
import dev.steadfast.store.AnAccount;
import dev.steadfast.store.WholeStore;
import dev.steadfast.store.accounts.AccountTransactions;
import dev.steadfast.store.events.EventIngest;
import dev.steadfast.store.events.IncomingEvent;
import dev.steadfast.store.events.IngestResult;
import dev.steadfast.store.runs.RunStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EnrolmentByEventTest {

    private static final WholeStore STORE = WholeStore.with("""
            playbook: spike
            anchor: event
            enrol: [{ on: support.spike }]
            re-enrol: per-anchor
            goal: { on: support.calm, then: exit }
            steps: [{ id: call, task: Call, assignee: csm }]
            """, """
            playbook: invoice
            anchor: event
            enrol: [{ on: invoice.failed }]
            key: event.invoice
            exit: [{ on: invoice.paid, as: paid }]
            steps: [{ id: ask, task: Ask for the money, assignee: finance }]
            """, """
            playbook: welcome-back
            enrol: [{ on: account.returned, when: account.segment == "smb" }, { on: account.returned, when: account.segment == "enterprise" }]
            re-enrol: always
            steps: [{ id: hello, task: Say hello, assignee: csm }]
            """, """
            playbook: praise
            enrol: [{ on: nps.answered, when: 'input.score >= 9 && !happened("support.spike", "30d")' }]
            exit: [{ on: nps.answered, when: input.score <= 6, as: changed-their-mind }]
            steps: [{ id: ask, task: Ask for a story, assignee: csm }]
            """);

    private static final Instant WHEN = Instant.parse("2026-03-02T10:15:30Z");

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

    private List<String> enrolments(String column) {
        return STORE.column("select " + column + " from enrolment where account = ? order by recorded_at, id", account);
    }

    private String event(String id) {
        return id + "-" + account;
    }

    @Test
    void anEventEnrolsAndIsDayZero() {
        STORE.event(event("e"), "support.spike", account, Map.of("tickets", 7), WHEN);

        var enrolment = STORE.get(EnrolmentQueries.class).ofAccount(account).getFirst();
        assertThat(enrolment.playbook()).isEqualTo("spike");
        assertThat(enrolment.anchor()).isEqualTo(WHEN);
        assertThat(enrolment.enrolledBy()).isEqualTo("event " + event("e"));
        assertThat(enrolments("trigger ->> 'tickets'")).containsExactly("7");
        assertThat(STORE.column("select kind || ' ' || outcome || ' ' || by from journal where account = ?", account))
                .containsExactly("enrol done event " + event("e"));
    }

    @Test
    void anEventWaitsForWhoeverIsEnrollingItsAccount() throws Exception {
        var enrolled = new CountDownLatch(1);
        var told = new CountDownLatch(1);
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var enrolling =
                    others.submit(() -> STORE.get(AccountTransactions.class).run(transaction -> {
                        STORE.event(event("e"), "support.spike", account, Map.of());
                        enrolled.countDown();
                        // nobody sees the run yet; the event below is stored only when this transaction has ended
                        return awaitLockWaiter();
                    }));
            enrolled.await();
            var calm = others.submit(() -> {
                STORE.event(event("c"), "support.calm", account, Map.of());
                told.countDown();
            });
            assertThat(enrolling.get()).as("somebody waits for a lock").isTrue();
            calm.get();
        }
        assertThat(told.getCount()).isZero();
        assertThat(STORE.column("""
                        select i.payload ->> 'type' from input i join enrolment e on e.id = i.enrolment where e.account = ?
                        """, account)).hasSize(1);
    }

    private static boolean awaitLockWaiter() {
        await().until(() -> !STORE.column("select pid from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and datname = current_database()")
                .isEmpty());
        return true;
    }

    @Test
    void anEventFromTheFutureHappensNow() {
        Instant before = Instant.now();
        STORE.event(event("e"), "support.spike", account, Map.of(), before.plusSeconds(9 * 365 * 86_400L));

        assertThat(STORE.get(EnrolmentQueries.class)
                        .ofAccount(account)
                        .getFirst()
                        .anchor())
                .isBetween(before.minusMillis(1), Instant.now());
    }

    @Test
    void anEventThatCannotBeStoredKeepsNoOtherOut() {
        var result = STORE.get(EventIngest.class)
                .ingest(List.of(
                        new IncomingEvent(event("a"), "support.spike", account, null, Map.of("note", "a\0b")),
                        new IncomingEvent(
                                event("b"), "support.spike", account, Instant.parse("-5000-01-01T00:00:00Z"), Map.of()),
                        new IncomingEvent(
                                event("c"),
                                "support.spike",
                                account,
                                Instant.parse("+12345-01-01T00:00:00Z"),
                                Map.of())));

        assertThat(result.accepted()).isEqualTo(1);
        assertThat(result.rejected()).extracting(IngestResult.Rejected::index).containsExactly(0, 1);
        assertThat(enrolments("playbook")).containsExactly("spike");
    }

    @Test
    void aRuleThatDoesNotHoldForTheEventEnrolsNobody() {
        STORE.event(event("e"), "support.calm", account, Map.of());

        assertThat(enrolments("playbook")).isEmpty();
    }

    @Test
    void anyRuleOfTheEventIsEnoughAndEnrolsOnce() {
        STORE.event(event("e"), "account.returned", account, Map.of());

        assertThat(enrolments("playbook")).containsExactly("welcome-back");
    }

    @Test
    void aRuleMayAskAboutTheEventAndAboutEarlierOnes() {
        STORE.event(event("low"), "nps.answered", account, Map.of("score", 8));
        assertThat(enrolments("playbook")).isEmpty();
        STORE.event(event("high"), "nps.answered", account, Map.of("score", 9.0));
        assertThat(enrolments("playbook")).containsExactly("praise");

        String unlucky = fresh();
        STORE.put(AnAccount.of(unlucky).build());
        STORE.event("spike-" + unlucky, "support.calm", unlucky, Map.of());
        STORE.event("calm-" + unlucky, "support.spike", unlucky, Map.of());
        STORE.event("high-" + unlucky, "nps.answered", unlucky, Map.of("score", 10));
        assertThat(STORE.column("select playbook from enrolment where account = ?", unlucky))
                .containsExactly("spike");
    }

    @Test
    void anEventReachesARunByWhatItSays() {
        STORE.event(event("high"), "nps.answered", account, Map.of("score", 10));
        String run = enrolments("id").getFirst();
        STORE.event(event("same"), "nps.answered", account, Map.of("score", 10));
        assertThat(STORE.column("select type from input where enrolment = ?", run))
                .isEmpty();

        STORE.event(event("low"), "nps.answered", account, Map.of("score", 3));

        assertThat(STORE.settle(run).outcome()).isEqualTo("changed-their-mind");
    }

    @Test
    void theSameEventAgainEnrolsNobody() {
        STORE.event(event("e"), "support.spike", account, Map.of(), WHEN);
        var again = STORE.event(event("e"), "support.spike", account, Map.of(), WHEN);

        assertThat(again.duplicate()).isEqualTo(1);
        assertThat(enrolments("playbook")).hasSize(1);
    }

    @Test
    void anEventOfAStrangerIsKeptAside() {
        var result = STORE.event(event("e"), "support.spike", "stranger-" + account, Map.of());

        assertThat(result.quarantined()).isEqualTo(1);
        assertThat(result.accepted()).isZero();
    }

    @Test
    void aLaterEventOfTheSameRequestReachesTheRunThatAnEarlierOneBegan() {
        var result = STORE.get(EventIngest.class)
                .ingest(List.of(
                        new IncomingEvent(event("a"), "support.spike", account, WHEN, Map.of()),
                        new IncomingEvent(event("b"), "support.calm", account, WHEN.plusSeconds(1), Map.of()),
                        new IncomingEvent(event("b"), "support.calm", account, WHEN.plusSeconds(2), Map.of())));

        assertThat(result.accepted()).isEqualTo(2);
        assertThat(result.duplicate()).isEqualTo(1);
        assertThat(STORE.settle(enrolments("id").getFirst()).outcome()).isEqualTo("goal");
    }

    @Test
    void eventsThatConcernNobodyCostNoMoreStatementsThanOne() {
        STORE.event(event("e"), "support.spike", account, Map.of());

        int one = STORE.statementsOf(() -> STORE.event(event("x"), "page.viewed", account, Map.of()));
        int many = STORE.statementsOf(() -> STORE.get(EventIngest.class)
                .ingest(IntStream.range(0, 500)
                        .mapToObj(number -> new IncomingEvent(
                                event("p" + number), "page.viewed", account, WHEN, Map.<String, Object>of()))
                        .toList()));

        assertThat(many).isLessThanOrEqualTo(one).isLessThan(8);
        assertThat(STORE.column(
                        "select i.id from input i join enrolment e on e.id = i.enrolment where e.account = ?", account))
                .isEmpty();
    }

    @Nested
    class PerAnchor {
        @Test
        void theSpikeOfAnotherDayBeginsAnotherRunOnceTheFirstHasEnded() {
            STORE.event(event("1"), "support.spike", account, Map.of(), WHEN);
            STORE.event(event("2"), "support.spike", account, Map.of(), WHEN.plusSeconds(60));
            assertThat(enrolments("playbook")).as("one is open").hasSize(1);
            STORE.event(event("c"), "support.calm", account, Map.of());
            STORE.settle(enrolments("id").getFirst());

            STORE.event(event("3"), "support.spike", account, Map.of(), WHEN);
            assertThat(enrolments("playbook")).as("the same moment").hasSize(1);
            STORE.event(event("4"), "support.spike", account, Map.of(), WHEN.plusSeconds(90));
            assertThat(enrolments("playbook")).hasSize(2);
        }
    }

    @Nested
    class Keyed {
        @BeforeEach
        void twoInvoicesFail() {
            STORE.event(event("f1"), "invoice.failed", account, Map.of("invoice", "inv-1"));
            STORE.event(event("f2"), "invoice.failed", account, Map.of("invoice", 1002));
        }

        private String run(String key) {
            return STORE.column("select id from enrolment where account = ? and key = ?", account, key)
                    .getFirst();
        }

        private List<String> inputs(String key) {
            return STORE.column("select type from input where enrolment = ? order by seq", run(key));
        }

        @Test
        void eachHasItsRun() {
            assertThat(enrolments("key")).containsExactly("inv-1", "1002");
            assertThat(enrolments("workflow_id"))
                    .containsExactly("invoice/" + account + "/inv-1", "invoice/" + account + "/1002");
        }

        @Test
        void anEventConcernsOnlyTheRunWithTheSameValue() {
            STORE.event(event("p"), "invoice.paid", account, Map.of("invoice", 1002.0));

            assertThat(inputs("inv-1")).isEmpty();
            assertThat(inputs("1002")).containsExactly("invoice.paid");
        }

        @Test
        void whatIsKnownOfAnotherInvoiceIsNoFactOfItsRun() {
            Instant first = Instant.now();
            STORE.event(event("p1"), "invoice.paid", account, Map.of("invoice", "inv-1"), first);
            STORE.event(event("n"), "invoice.noted", account, Map.of());

            assertThat(known("inv-1")).containsKeys("invoice.paid", "invoice.noted");
            assertThat(known("1002")).doesNotContainKey("invoice.paid").containsKey("invoice.noted");
            assertThat(known("1002").get("invoice.failed")).isNotNull();

            STORE.event(event("p2"), "invoice.paid", account, Map.of("invoice", 1002.0));
            assertThat(known("1002")).containsKey("invoice.paid");
        }

        private Map<String, Happening> known(String key) {
            return STORE.get(RunStore.class).openOf(account).stream()
                    .filter(run -> key.equals(run.key()))
                    .findFirst()
                    .orElseThrow()
                    .factsAt(Instant.now())
                    .events();
        }

        @Test
        void anEventThatDoesNotSayConcernsAll() {
            STORE.event(event("p"), "invoice.paid", account, Map.of());

            assertThat(inputs("inv-1")).containsExactly("invoice.paid");
            assertThat(inputs("1002")).containsExactly("invoice.paid");
        }

        @Test
        void oneThatHasEndedDoesNotComeAgainWhileAnotherMay() {
            STORE.event(event("p"), "invoice.paid", account, Map.of("invoice", "inv-1"));
            STORE.settle(run("inv-1"));

            STORE.event(event("f3"), "invoice.failed", account, Map.of("invoice", "inv-1"));
            STORE.event(event("f4"), "invoice.failed", account, Map.of("invoice", "inv-3"));

            assertThat(enrolments("key")).containsExactly("inv-1", "1002", "inv-3");
        }

        @Test
        void anEventWithoutAUsableKeyEnrolsNobody() {
            STORE.event(event("f3"), "invoice.failed", account, Map.of());
            STORE.event(event("f4"), "invoice.failed", account, Map.of("invoice", " "));
            STORE.event(event("f5"), "invoice.failed", account, Map.of("invoice", "x".repeat(201)));
            STORE.event(event("f6"), "invoice.failed", account, Map.of("invoice", List.of("inv-9")));

            assertThat(enrolments("key")).hasSize(2);
        }

        @Test
        void byHandItNeedsAKeyOfItsOwn() {
            Enroller enroller = STORE.get(Enroller.class);
            assertThatThrownBy(() -> enroller.enrol("invoice", account, null, "ana"))
                    .isInstanceOf(KeyRefused.class)
                    .hasMessageContaining("once for each invoice");
            assertThatThrownBy(() -> enroller.enrol("spike", account, "k", "ana"))
                    .isInstanceOf(KeyRefused.class);
            assertThatThrownBy(() -> enroller.enrol("invoice", account, "inv-1", "ana"))
                    .isInstanceOf(EnrolmentRefused.class)
                    .hasMessageContaining("is in it already");

            enroller.enrol("invoice", account, "inv-9", "ana");

            var all = new ArrayList<>(enrolments("key || ' ' || enrolled_by"));
            assertThat(all.removeLast()).isEqualTo("inv-9 ana");
        }
    }
}
