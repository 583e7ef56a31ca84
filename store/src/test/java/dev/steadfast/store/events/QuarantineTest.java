package dev.steadfast.store.events;

import static dev.steadfast.store.WholeStore.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.ExternalId;
import dev.steadfast.account.Role;
import dev.steadfast.store.AnAccount;
import dev.steadfast.store.WholeStore;
import dev.steadfast.store.accounts.AccountTransactions;
import dev.steadfast.store.identity.ExternalIds;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Events whose account is not known yet, and how they find it. */
class QuarantineTest {

    private static final WholeStore STORE = WholeStore.with("""
            playbook: dunning
            enrol: [{ on: invoice.payment_failed }]
            goal: { on: invoice.paid, then: exit }
            steps: [{ id: call, day: 3, task: Call, assignee: csm }]
            """);

    private final String id = fresh();
    private final String stripe = "stripe:cus_" + id;
    private final String domain = id + ".example";

    @AfterAll
    static void close() {
        STORE.close();
    }

    private Account account(String name, String itsDomain, String email) {
        Account plain = AnAccount.of(name).build();
        return new Account(
                plain.id(),
                plain.name(),
                itsDomain,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "active",
                null,
                null,
                Map.of(),
                List.of(new Contact("Jo", email, null, Role.ADMIN)));
    }

    private void known() {
        STORE.put(account(id, domain, "jo@" + domain));
    }

    private void call(String account, String name) {
        STORE.get(AccountTransactions.class).run(transaction -> {
            STORE.get(ExternalIds.class).add(account, List.of(ExternalId.read(name)), "test");
            STORE.get(NewlyKnown.class).note(List.of(account));
            return name;
        });
    }

    private IngestResult event(String event, String type, String name) {
        return STORE.event(id + "/" + event, type, name, Map.of());
    }

    private IngestResult introduction(String event, String name, String... others) {
        return STORE.get(EventIngest.class)
                .ingest(List.of(new IncomingEvent(
                        id + "/" + event, "customer.created", name, null, Map.of(), List.of(others), true)));
    }

    private List<String> accepted() {
        return STORE.column(
                "select id from event where account = ? and state = 'accepted' order by settled_at nulls first, number",
                id);
    }

    private List<String> runs() {
        return STORE.column(
                "select playbook || ' ' || last_seq from enrolment where account = ? order by enrolled_at", id);
    }

    private int waiting() {
        return STORE.get(QuarantineQueries.class).list(null, 0, 10_000).stream()
                .filter(one -> one.event().startsWith(id + "/"))
                .toList()
                .size();
    }

    @Nested
    class Names {

        @Test
        void areOurIdAnExternalIdAnAddressOrADomain() {
            known();
            call(id, stripe);

            assertThat(List.of(id, stripe, "jo@" + domain, "JO@" + domain, "somebody-else@" + domain, domain))
                    .allSatisfy(name -> assertThat(event(name, "a.b", name).accepted())
                            .as(name)
                            .isOne());
        }

        @Test
        void areNeverGuessedWhereTwoAccountsHaveThem() {
            known();
            STORE.put(account(fresh(), domain, "jo@" + domain));

            assertThat(event("1", "a.b", domain).quarantined()).isOne();
            assertThat(event("2", "a.b", "jo@" + domain).quarantined()).isOne();
        }

        @Test
        void tellNothingWhereAnybodyHasAMailbox() {
            STORE.put(account(id, "gmail.com", id + "@gmail.com"));

            assertThat(event("1", "a.b", "another-" + id + "@gmail.com").quarantined())
                    .isOne();
            assertThat(event("2", "a.b", "gmail.com").quarantined()).isOne();
            assertThat(event("3", "a.b", id + "@gmail.com").accepted()).isOne();
        }
    }

    @Nested
    class Waiting {

        @Test
        void endsWhenTheAccountIsStoredAndEveryEventCountsOnceInItsOrder() {
            event("1", "invoice.payment_failed", id);
            event("2", "note.taken", id);
            event("3", "invoice.paid", id);
            assertThat(waiting()).isEqualTo(3);
            assertThat(event("3", "invoice.paid", id).duplicate()).isOne();

            known();

            assertThat(accepted()).containsExactly(id + "/1", id + "/2", id + "/3");
            assertThat(runs())
                    .as("the payment reaches the run that the failure began")
                    .containsExactly("dunning 1");
            assertThat(waiting()).isZero();
            known();
            call(id, stripe);
            assertThat(runs()).containsExactly("dunning 1");
        }

        @Test
        void endsWhenTheAccountGetsTheDomain() {
            STORE.put(AnAccount.of(id).build());
            event("1", "a.b", "jo@" + domain);
            assertThat(accepted()).isEmpty();

            known();

            assertThat(accepted()).containsExactly(id + "/1");
        }

        @Test
        void endsWhenAnotherEventIntroducesTheAccount() {
            known();
            event("1", "invoice.payment_failed", stripe);
            assertThat(runs()).isEmpty();

            introduction("2", stripe, "accounting@" + domain);

            assertThat(runs()).containsExactly("dunning 0");
            assertThat(event("3", "invoice.paid", stripe).accepted()).isOne();
            assertThat(runs()).containsExactly("dunning 1");
        }

        @Test
        void endsInOrderWhereTheIntroductionWaitedToo() {
            event("1", "invoice.payment_failed", stripe);
            introduction("2", stripe, "jo@" + domain);
            event("3", "invoice.paid", stripe);

            known();

            assertThat(accepted()).containsExactly(id + "/1", id + "/2", id + "/3");
            assertThat(runs()).containsExactly("dunning 1");
        }

        @Test
        void doesNotBeginWhereTheSameRequestIntroduces() {
            known();

            var result = STORE.get(EventIngest.class)
                    .ingest(List.of(
                            new IncomingEvent(id + "/1", "invoice.payment_failed", stripe, null, Map.of()),
                            new IncomingEvent(
                                    id + "/2", "customer.created", stripe, null, Map.of(), List.of(domain), true)));

            assertThat(result.accepted()).isEqualTo(2);
            assertThat(runs()).containsExactly("dunning 0");
        }

        @Test
        void learnsNothingFromAnEventThatDoesNotIntroduce() {
            known();
            STORE.get(EventIngest.class)
                    .ingest(List.of(new IncomingEvent(
                            id + "/1", "invoice.paid", stripe, null, Map.of(), List.of(domain), false)));

            assertThat(accepted()).hasSize(1);
            assertThat(event("2", "invoice.paid", stripe).quarantined()).isOne();
        }

        @Test
        void endsForGoodWhereSomebodyDiscardsIt() {
            event("1", "invoice.payment_failed", stripe);
            event("2", "invoice.payment_failed", "stripe:other_" + id);

            assertThat(STORE.get(Quarantine.class).discard(stripe, "ana", "a test customer"))
                    .isOne();

            assertThat(waiting()).isOne();
            assertThat(event("1", "invoice.payment_failed", stripe).duplicate()).isOne();
            known();
            call(id, stripe);
            assertThat(runs()).isEmpty();
            assertThat(STORE.column("select settled_by || ': ' || settled_because from event where id = ?", id + "/1"))
                    .containsExactly("ana: a test customer");
        }

        @Test
        void isShownByName() {
            event("1", "invoice.payment_failed", stripe);
            introduction("2", stripe, "jo@" + domain);

            var stranger = STORE.get(QuarantineQueries.class).strangers(10_000).stream()
                    .filter(one -> one.name().equals(stripe))
                    .findFirst()
                    .orElseThrow();

            assertThat(stranger.events()).isEqualTo(2);
            assertThat(stranger.otherNames()).containsExactly("jo@" + domain, domain);
            assertThat(stranger.types()).containsExactly("customer.created", "invoice.payment_failed");
        }
    }

    @Test
    void nothingIsLeftBehindWhenAnAccountBecomesKnownAtTheSameMoment() throws Exception {
        int rounds = 40;
        List<String> accounts =
                IntStream.range(0, rounds).mapToObj(number -> fresh()).toList();
        try (var both = Executors.newFixedThreadPool(2)) {
            for (String account : accounts) {
                var start = new CyclicBarrier(2);
                var stored = both.submit(() -> {
                    start.await();
                    return STORE.put(AnAccount.of(account).build());
                });
                var sent = both.submit(() -> {
                    start.await();
                    return STORE.event(account + "/now", "invoice.payment_failed", account, Map.of());
                });
                await(stored);
                await(sent);
            }
        }

        assertThat(STORE.column("select account from enrolment where account = any(?)", (Object)
                        accounts.toArray(String[]::new)))
                .containsExactlyInAnyOrderElementsOf(accounts);
    }

    private static void await(Future<?> work) throws InterruptedException, ExecutionException {
        work.get();
    }
}
