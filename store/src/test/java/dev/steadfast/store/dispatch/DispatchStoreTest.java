package dev.steadfast.store.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.steadfast.cadence.Command;
import dev.steadfast.store.AnAccount;
import dev.steadfast.store.WholeStore;
import dev.steadfast.store.enrolments.Enroller;
import dev.steadfast.store.runs.InputRow;
import dev.steadfast.store.runs.InputStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** The queue between the database and the engine: who gets what, how often, and in which order everybody locks. */
class DispatchStoreTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String ENGINE = "engine-a";

    private static final ExecutorService OTHERS = Executors.newVirtualThreadPerTaskExecutor();

    private static WholeStore store;
    private static DispatchStore dispatches;

    @BeforeAll
    static void open() {
        store = WholeStore.with("""
                playbook: patient
                steps: [{ id: call, after: 8h, task: Call, assignee: csm }]
                """);
        dispatches = store.get(DispatchStore.class);
    }

    @AfterAll
    static void close() {
        OTHERS.close();
        store.close();
    }

    @BeforeEach
    void nothingElseIsWaiting() {
        store.jdbc()
                .sql("update enrolment set dispatch_at = null, engine = null")
                .update();
    }

    private static String enrolled() {
        String account = WholeStore.fresh();
        store.put(AnAccount.of(account).build());
        return store.get(Enroller.class).enrol("patient", account, null, "test").enrolment();
    }

    private static List<String> enrolled(int count) {
        return IntStream.range(0, count).mapToObj(number -> enrolled()).toList();
    }

    private static List<String> ids(List<Leased> leased) {
        return leased.stream().map(Leased::enrolment).toList();
    }

    private static void tell(String enrolment, int times) {
        for (int i = 0; i < times; i++) {
            store.get(InputStore.class).add(enrolment, "k-" + i, new Command.MoveClock(0), "test", null, Instant.EPOCH);
        }
    }

    private static double secondsUntilNext(String enrolment) {
        return store.jdbc()
                .sql("select extract(epoch from dispatch_at - clock_timestamp()) from enrolment where id = ?")
                .param(enrolment)
                .query(Double.class)
                .single();
    }

    @Nested
    class ALease {

        @Test
        void isOfNoMoreThanAskedForAndOfThoseWhoWaitLongest() {
            List<String> all = enrolled(5);

            assertThat(ids(dispatches.lease(2, LONG))).containsExactlyInAnyOrderElementsOf(all.subList(0, 2));
            assertThat(ids(dispatches.lease(10, LONG))).containsExactlyInAnyOrderElementsOf(all.subList(2, 5));
            assertThat(dispatches.lease(10, LONG)).isEmpty();
            assertThat(dispatches.backlog()).as("nothing is delivered yet").isEqualTo(5);
        }

        @Test
        void runsOutWhereNobodySaysWhatBecameOfIt() {
            String one = enrolled();

            assertThat(ids(dispatches.lease(1, Duration.ZERO))).containsExactly(one);
            List<Leased> again = dispatches.lease(1, LONG);
            assertThat(ids(again)).containsExactly(one);
            assertThat(again.getFirst().attempts()).isEqualTo(2);
        }

        @Test
        void isNeverHeldByTwo() {
            int size = 120;
            enrolled(size);
            List<String> leased = Collections.synchronizedList(new ArrayList<>());
            List<CompletableFuture<Void>> dispatchers = IntStream.range(0, 4)
                    .mapToObj(number -> CompletableFuture.runAsync(
                            () -> {
                                List<Leased> mine = dispatches.lease(7, LONG);
                                while (!mine.isEmpty()) {
                                    leased.addAll(ids(mine));
                                    mine = dispatches.lease(7, LONG);
                                }
                            },
                            OTHERS))
                    .toList();
            dispatchers.forEach(CompletableFuture::join);
            leased.addAll(ids(dispatches.lease(size, LONG)));

            assertThat(leased).hasSize(size).doesNotHaveDuplicates();
        }

        @Test
        void bringsInputsInOrderAndNoMoreThanItHasTimeFor() {
            String one = enrolled();
            tell(one, 250);

            List<Long> brought = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();
            for (List<Leased> leased = dispatches.lease(1, LONG);
                    !leased.isEmpty();
                    leased = dispatches.lease(1, LONG)) {
                sizes.add(leased.getFirst().inputs().size());
                leased.getFirst().inputs().stream().map(InputRow::seq).forEach(brought::add);
                dispatches.delivered(leased.getFirst());
            }

            assertThat(sizes).containsExactly(200, 50);
            assertThat(brought)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 250).boxed().toList());
        }

        @Test
        void isFollowedByAnotherWhereSomethingCameMeanwhile() {
            String one = enrolled();
            Leased leased = dispatches.lease(1, LONG).getFirst();
            tell(one, 1);
            dispatches.delivered(leased);

            assertThat(dispatches.lease(1, LONG))
                    .singleElement()
                    .satisfies(next -> assertThat(next.inputs()).hasSize(1));
        }
    }

    @Nested
    class AFailure {

        @Test
        void isFollowedByALongerPauseEachTimeAndNeverByMoreThanAMinute() {
            String one = enrolled();
            double before = 0;
            for (int attempt = 1; attempt <= 8; attempt++) {
                Leased leased = dispatches.lease(1, LONG).getFirst();
                dispatches.failed(leased, "the engine is gone");
                double pause = secondsUntilNext(one);
                assertThat(pause).isGreaterThan(before);
                before = pause;
                isDueNow(one);
            }
            assertThat(before).isLessThan(60);
        }

        @Test
        void neverMakesItGiveUp() {
            String one = enrolled();
            store.jdbc()
                    .sql("update enrolment set dispatch_attempts = 100000 where id = ?")
                    .param(one)
                    .update();
            Leased leased = dispatches.lease(1, LONG).getFirst();
            dispatches.failed(leased, "the engine is gone");

            assertThat(secondsUntilNext(one)).isBetween(0.0, 60.0);
            assertThat(dispatches.failing()).isEqualTo(1);
            isDueNow(one);
            dispatches.delivered(dispatches.lease(1, LONG).getFirst());
            assertThat(dispatches.failing()).isZero();
            assertThat(dispatches.backlog()).isZero();
        }

        private void isDueNow(String enrolment) {
            store.jdbc()
                    .sql("update enrolment set dispatch_at = clock_timestamp() where id = ?")
                    .param(enrolment)
                    .update();
        }
    }

    @Nested
    class AnotherEngine {

        private List<String> served(int count) {
            List<String> enrolments = enrolled(count);
            for (Leased leased : dispatches.lease(count, LONG)) {
                dispatches.started(leased, ENGINE);
                dispatches.delivered(leased);
            }
            return enrolments;
        }

        @Test
        void takesOverWhatIsOpenOnce() {
            List<String> enrolments = served(3);

            assertThat(dispatches.adoptAll("engine-b")).isEqualTo(3);
            assertThat(dispatches.adoptAll("engine-b")).isZero();
            List<Leased> leased = dispatches.lease(10, LONG);
            assertThat(ids(leased)).containsExactlyInAnyOrderElementsOf(enrolments);
            assertThat(leased).allMatch(one -> one.needsStart() && one.epoch() == 2);
        }

        /** A clock that moves, an event for many: they lock enrolments in the order of their ids, and so does this. */
        @Test
        void locksInTheOrderInWhichEverybodyLocks() throws Exception {
            List<String> sorted = served(8).stream().sorted().toList();
            String first = sorted.getFirst();
            String last = sorted.getLast();
            // behind all others in the table, which would be another order
            store.jdbc()
                    .sql("update enrolment set recorded_at = recorded_at where id = ?")
                    .param(first)
                    .update();

            CompletableFuture<Integer> adopting = store.get(TransactionTemplate.class)
                    .execute(transaction -> {
                        tell(first, 1);
                        CompletableFuture<Integer> other =
                                CompletableFuture.supplyAsync(() -> dispatches.adoptAll("engine-b"), OTHERS);
                        await().atMost(30, TimeUnit.SECONDS).until(DispatchStoreTest::somebodyWaitsForALock);
                        tell(last, 1);
                        return other;
                    });

            assertThat(adopting.get(30, TimeUnit.SECONDS)).isEqualTo(8);
            assertThat(dispatches.lease(10, LONG)).hasSize(8).allMatch(leased -> leased.epoch() == 2);
        }

        @Test
        void doesNotKeepADispatcherWaiting() throws Exception {
            List<String> sorted = served(4).stream().sorted().toList();
            tell(sorted.getLast(), 1);

            CompletableFuture<Integer> adopting = store.get(TransactionTemplate.class)
                    .execute(transaction -> {
                        tell(sorted.getFirst(), 1);
                        CompletableFuture<Integer> other =
                                CompletableFuture.supplyAsync(() -> dispatches.adoptAll("engine-b"), OTHERS);
                        await().atMost(30, TimeUnit.SECONDS).until(DispatchStoreTest::somebodyWaitsForALock);
                        CompletableFuture<List<Leased>> leasing =
                                CompletableFuture.supplyAsync(() -> dispatches.lease(10, Duration.ZERO), OTHERS);
                        assertThat(leasing)
                                .succeedsWithin(30, TimeUnit.SECONDS)
                                .satisfies(leased -> assertThat(ids(leased)).containsExactly(sorted.getLast()));
                        return other;
                    });

            assertThat(adopting.get(30, TimeUnit.SECONDS)).isEqualTo(4);
        }
    }

    private static boolean somebodyWaitsForALock() {
        return store.jdbc().sql("""
                                select count(*) from pg_stat_activity
                                 where datname = current_database() and wait_event_type = 'Lock'
                                """).query(Integer.class).single() > 0;
    }
}
