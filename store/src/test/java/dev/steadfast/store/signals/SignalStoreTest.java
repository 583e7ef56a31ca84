package dev.steadfast.store.signals;

import static dev.steadfast.store.WholeStore.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.store.AnAccount;
import dev.steadfast.store.WholeStore;
import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.runs.RunStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What events tell of an account, and who asks for it. */
class SignalStoreTest {

    private static final WholeStore STORE = WholeStore.with("""
            playbook: rescue
            enrol: [{ on: ticket.created, when: support.open_urgent_tickets >= 2 }]
            exit: [{ on: ticket.solved, when: support.open_tickets == 0, as: calm }]
            steps: [{ id: call, day: 30, task: Call, assignee: csm, if: usage.active_users > 1 }]
            """);

    private final String id = fresh();
    private int number;

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void anAccount() {
        STORE.put(AnAccount.of(id).with("seats", 4).build());
    }

    private void event(String type, Map<String, Object> data) {
        event(type, data, Instant.now());
    }

    private void event(String type, Map<String, Object> data, Instant at) {
        assertThat(STORE.event(id + "/" + number++, type, id, data, at).accepted())
                .isOne();
    }

    private @Nullable Object fact(String root, String name) {
        return factAt(root, name, Instant.now());
    }

    private @Nullable Object factAt(String root, String name, Instant now) {
        var signals = Objects.requireNonNull(
                STORE.get(SignalStore.class).of(List.of(id)).get(id));
        return STORE.get(AccountDefaults.class)
                .facts(AnAccount.of(id).with("seats", 4).build(), now, signals)
                .fact(root, name);
    }

    private static Instant daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MILLIS);
    }

    @Nested
    class Usage {

        @Test
        void isNotKnownUntilAnEventTellsOfIt() {
            event("note.taken", Map.of("user", "u1"));

            assertThat(fact("usage", "active_users")).isNull();
            assertThat(fact("usage", "last_login")).isNull();
            assertThat(fact("billing", "unpaid_invoices")).isNull();
        }

        @Test
        void countsEveryUserOnceInThirtyDays() {
            event("product.report_exported", Map.of("user", "u1", "feature", "reports"));
            event("product.report_exported", Map.of("user", "u1", "feature", "reports"), daysAgo(3));
            event("product.board_opened", Map.of("user", "u2", "feature", "boards"), daysAgo(20));
            event("product.board_opened", Map.of("user", "u3"), daysAgo(45));

            assertThat(fact("usage", "active_users")).isEqualTo(2L);
            assertThat(fact("usage", "active_users_per_seat")).isEqualTo(0.5);
            assertThat(fact("usage", "features_used")).isEqualTo(2L);
            assertThat(factAt("usage", "active_users", Instant.now().plus(Duration.ofDays(15))))
                    .as("in two weeks, if nobody comes")
                    .isEqualTo(1L);
            assertThat(factAt("usage", "active_users", Instant.now().plus(Duration.ofDays(90))))
                    .isEqualTo(0L);
        }

        @Test
        void knowsTheLatestLoginInWhateverOrderTheyAreHeardOf() {
            event("user.logged_in", Map.of("user", "u1"), daysAgo(2));
            event("user.logged_in", Map.of("user", "u2"), daysAgo(9));

            assertThat(fact("usage", "last_login"))
                    .asInstanceOf(InstanceOfAssertFactories.INSTANT)
                    .isBetween(daysAgo(2).minusSeconds(60), daysAgo(2).plusSeconds(60));
        }
    }

    @Nested
    class Open {

        @Test
        void ticketsAreCountedBySeverity() {
            event("ticket.created", Map.of("ticket_id", "1", "severity", "urgent"));
            event("ticket.created", Map.of("ticket_id", "2", "severity", "normal"));
            event("ticket.severity_changed", Map.of("ticket_id", "2", "severity", "high"));
            event("ticket.created", Map.of("ticket_id", "3"));
            event("ticket.solved", Map.of("ticket_id", "3"));

            assertThat(fact("support", "open_tickets")).isEqualTo(2L);
            assertThat(fact("support", "open_urgent_tickets")).isEqualTo(1L);
            assertThat(fact("support", "open_high_tickets")).isEqualTo(1L);
        }

        @Test
        void aTicketThatIsSolvedBeforeWeHearOfItIsNotOpen() {
            event("ticket.solved", Map.of("ticket_id", "1"), daysAgo(1));
            event("ticket.created", Map.of("ticket_id", "1", "severity", "urgent"), daysAgo(2));

            assertThat(fact("support", "open_tickets")).isEqualTo(0L);
        }

        @Test
        void invoicesAreUnpaidUntilTheyArePaidOrVoided() {
            event("invoice.payment_failed", Map.of("invoice_id", "a"), daysAgo(3));
            event("invoice.payment_failed", Map.of("invoice_id", "a"), daysAgo(2));
            event("invoice.payment_failed", Map.of("invoice_id", "b"), daysAgo(2));
            assertThat(fact("billing", "unpaid_invoices")).isEqualTo(2L);

            event("invoice.paid", Map.of("invoice_id", "a"));
            event("invoice.voided", Map.of("invoice_id", "b"));

            assertThat(fact("billing", "unpaid_invoices")).isEqualTo(0L);
        }
    }

    @Nested
    class Guards {

        private List<String> runs() {
            return STORE.column("select last_seq from enrolment where account = ?", id);
        }

        @Test
        void seeWhatTheEventItselfChanged() {
            event("ticket.created", Map.of("ticket_id", "1", "severity", "urgent"));
            assertThat(runs()).isEmpty();

            event("ticket.created", Map.of("ticket_id", "2", "severity", "urgent"));
            assertThat(runs()).containsExactly("0");

            event("ticket.solved", Map.of("ticket_id", "1"));
            assertThat(runs()).as("one is open still").containsExactly("0");
            event("ticket.solved", Map.of("ticket_id", "2"));
            assertThat(runs()).containsExactly("1");
        }

        @Test
        void readThemWithTheOneStatementOfTheRun() {
            event("ticket.created", Map.of("ticket_id", "1", "severity", "urgent"));
            event("ticket.created", Map.of("ticket_id", "2", "severity", "urgent"));
            event("product.used", Map.of("user", "u1"));
            var run = STORE.column("select id from enrolment where account = ?", id)
                    .getFirst();

            STORE.get(TransactionTemplate.class).executeWithoutResult(transaction -> {
                var facts = STORE.get(RunStore.class).lock(run).orElseThrow().factsAt(Instant.now());
                assertThat(facts.account().fact("usage", "active_users")).isEqualTo(1L);
                assertThat(facts.account().fact("support", "open_urgent_tickets"))
                        .isEqualTo(2L);
            });
        }
    }
}
