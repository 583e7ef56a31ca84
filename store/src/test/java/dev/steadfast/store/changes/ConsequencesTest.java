package dev.steadfast.store.changes;

import static dev.steadfast.store.WholeStore.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Account;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.store.AnAccount;
import dev.steadfast.store.WholeStore;
import dev.steadfast.store.enrolments.Enroller;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What follows when an account is stored anew. */
class ConsequencesTest {

    private static final WholeStore STORE = WholeStore.with("""
            playbook: renewal
            anchor: account.renewal_date
            exit: [{ on: account.churned, as: churned }]
            steps: [{ id: call, day: -30, task: Call, assignee: csm }]
            """, """
            playbook: check
            exit: [{ on: health.tier_changed, as: moved }]
            steps: [{ id: call, day: 30, task: Call, assignee: csm }]
            """, """
            playbook: farewell
            enrol: [{ on: account.churned }]
            steps: [{ id: call, task: Call, assignee: csm }]
            """, """
            playbook: tiers
            enrol: [{ on: health.tier_changed }]
            re-enrol: always
            steps: [{ id: call, task: Call, assignee: csm }]
            """);

    private final AnAccount account =
            AnAccount.of(fresh()).renews("2027-03-01").in("Europe/Berlin").inCountry("DE");

    @AfterAll
    static void close() {
        STORE.close();
    }

    private void put(AnAccount changed) {
        STORE.put(changed.build());
    }

    private String run(String playbook) {
        return STORE.column("select id from enrolment where account = ? and playbook = ?", account.id(), playbook)
                .getFirst();
    }

    private List<String> inputs(String playbook) {
        return STORE.column(
                "select type || ' by ' || by || coalesce(': ' || note, '') from input where enrolment = ? order by seq",
                run(playbook));
    }

    private List<String> events() {
        return STORE.column(
                "select type || ' ' || data::text from event where account = ? order by at, id", account.id());
    }

    private static Instant midnight(String date, String zone) {
        return LocalDate.parse(date).atStartOfDay(ZoneId.of(zone)).toInstant();
    }

    @Nested
    class OpenRuns {
        @BeforeEach
        void enrol() {
            put(account);
            STORE.get(Enroller.class).enrol("renewal", account.id(), null, "ana");
            STORE.get(Enroller.class).enrol("check", account.id(), null, "ana");
        }

        @Test
        void moveWithTheDateTheyCountFrom() {
            put(account.renews("2027-04-15"));

            assertThat(inputs("renewal"))
                    .containsExactly("reschedule by account change: account.renewal_date is 2027-04-15 now,"
                            + " no longer 2027-03-01");
            assertThat(inputs("check")).isEmpty();
            CadenceState state = STORE.settle(run("renewal"));
            assertThat(state.anchor()).isEqualTo(midnight("2027-04-15", "Europe/Berlin"));
            assertThat(STORE.column("select anchor_date from enrolment where id = ?", run("renewal")))
                    .containsExactly("2027-04-15");
        }

        @Test
        void moveThereAndBackBeforeTheEngineHasHeardOfIt() {
            put(account.renews("2027-04-15"));
            put(account);

            assertThat(inputs("renewal")).hasSize(2);
            assertThat(STORE.settle(run("renewal")).anchor()).isEqualTo(midnight("2027-03-01", "Europe/Berlin"));
        }

        @Test
        void stayWhereTheyAreWhenTheDateIsNoLongerKnown() {
            put(account.renews(null));

            assertThat(inputs("renewal")).isEmpty();
        }

        @Test
        void liveByTheNewZone() {
            put(account.in("America/New_York"));

            assertThat(inputs("renewal"))
                    .containsExactly("reschedule by account change: account.time_zone is America/New_York now,"
                            + " no longer Europe/Berlin");
            assertThat(inputs("check"))
                    .containsExactly("replan by account change: account.time_zone is America/New_York now,"
                            + " no longer Europe/Berlin");
            assertThat(STORE.settle(run("renewal")).anchor()).isEqualTo(midnight("2027-03-01", "America/New_York"));
            assertThat(STORE.settle(run("check")).needsPlanning()).isTrue();
        }

        @Test
        void liveByTheNewCountry() {
            put(account.inCountry("US"));

            assertThat(inputs("renewal")).containsExactly("replan by account change: account.country is US now");
        }

        @Test
        void hearNothingOfWhatDoesNotConcernThem() {
            put(account.with("seats", 5L));
            put(account.with("seats", 5L));
            put(account.renews("2027-04-15").with("seats", 6L));
            int told = inputs("renewal").size();
            put(account.renews("2027-04-15").with("seats", 6L));

            assertThat(told).isEqualTo(1);
            assertThat(inputs("renewal")).hasSize(1);
            assertThat(inputs("check")).isEmpty();
        }

        @Test
        void hearThatTheCustomerHasLeft() {
            put(account.is("churned"));

            assertThat(events()).containsExactly("account.churned {}");
            assertThat(STORE.settle(run("renewal")).outcome()).isEqualTo("churned");
            assertThat(run("farewell")).isNotNull();
        }

        @Test
        void hearOfAnotherHealthTierWhateverItWas() {
            put(account.with("health_tier", "watch"));
            put(account.with("health_tier", "watch").with("seats", 1L));
            put(account.with("health_tier", "critical"));

            assertThat(events())
                    .containsExactly(
                            "health.tier_changed {\"to\": \"watch\"}",
                            "health.tier_changed {\"to\": \"critical\", \"from\": \"watch\"}");
            assertThat(STORE.settle(run("check")).outcome()).isEqualTo("moved");
        }
    }

    @Nested
    class NewAccounts {
        @Test
        void haveAFirstTier() {
            put(account.with("health_tier", "at-risk"));

            assertThat(events()).containsExactly("health.tier_changed {\"to\": \"at-risk\"}");
            assertThat(run("tiers")).isNotNull();
        }

        @Test
        void whoLeftLongAgoLeavesNobodyToday() {
            put(account.is("churned"));

            assertThat(events()).isEmpty();
        }

        @Test
        void thousandsCostNoMoreStatementsThanAFew() {
            Account[] some = accounts(10);
            Account[] many = accounts(500);

            int ofSome = STORE.statementsOf(() -> STORE.put(some));
            int ofMany = STORE.statementsOf(() -> STORE.put(many));

            assertThat(ofMany).isEqualTo(ofSome).isLessThan(25);
            assertThat(STORE.column("select count(*) from enrolment where account = any(?)", (Object)
                            IntStream.range(0, many.length)
                                    .mapToObj(number -> many[number].id())
                                    .toArray(String[]::new)))
                    .containsExactly("500");
        }

        private Account[] accounts(int count) {
            return IntStream.range(0, count)
                    .mapToObj(number ->
                            AnAccount.of(fresh()).with("health_tier", "watch").build())
                    .toArray(Account[]::new);
        }
    }

    @Test
    void aChangeOfManyAccountsWithoutRunsCostsNoMoreStatementsThanOfAFew() {
        List<AnAccount> all = IntStream.range(0, 300)
                .mapToObj(number -> AnAccount.of(fresh()))
                .toList();
        STORE.put(all.stream().map(AnAccount::build).toArray(Account[]::new));

        int ofFew = STORE.statementsOf(() -> STORE.put(moved(all.subList(0, 5))));
        int ofMany = STORE.statementsOf(() -> STORE.put(moved(all.subList(5, 300))));

        assertThat(ofMany).isEqualTo(ofFew);
    }

    private static Account[] moved(List<AnAccount> accounts) {
        return accounts.stream()
                .map(one -> one.in("Asia/Tokyo").renews("2027-01-01").build())
                .toArray(Account[]::new);
    }
}
