package dev.steadfast.store.enrolments;

import static dev.steadfast.store.WholeStore.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.cadence.Command;
import dev.steadfast.store.AnAccount;
import dev.steadfast.store.WholeStore;
import dev.steadfast.store.commands.CommandDesk;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who has been through a playbook and may come again. */
class ReEnrolTest {

    private static final String RULE = """
            playbook: %s
            %s
            enrol: [{ when: 'account.custom.wants == "%s"' }]
            re-enrol: %s
            steps: [{ id: call, task: Call, assignee: csm }]
            """;

    private static final WholeStore STORE = WholeStore.with(
            RULE.formatted("once", "", "once", "never"),
            RULE.formatted("often", "", "often", "always"),
            RULE.formatted("seldom", "", "seldom", "after 90d"),
            RULE.formatted("termly", "anchor: account.renewal_date", "termly", "per-anchor"));

    private final AnAccount account = AnAccount.of(fresh());

    @AfterAll
    static void close() {
        STORE.close();
    }

    private List<Enrolled> put(AnAccount changed, String note) {
        return STORE.put(changed.with("note", note).build());
    }

    /** The run ends, so many days ago. */
    private void end(Enrolled enrolled, int daysAgo) {
        STORE.get(CommandDesk.class).submit(enrolled.enrolment(), new Command.Cancel(Instant.now()), "ana", null, null);
        STORE.settle(enrolled.enrolment());
        STORE.jdbc()
                .sql("update enrolment set finished_at = finished_at - make_interval(days => ?) where id = ?")
                .params(daysAgo, enrolled.enrolment())
                .update();
    }

    @Test
    void neverMeansOnce() {
        var wants = account.with("wants", "once");
        var first = put(wants, "1").getFirst();
        assertThat(put(wants, "2")).as("it is open").isEmpty();
        end(first, 1000);

        assertThat(put(wants, "3")).isEmpty();
    }

    @Test
    void alwaysMeansWheneverTheRuleHoldsAndNoneIsOpen() {
        var wants = account.with("wants", "often");
        var first = put(wants, "1").getFirst();
        assertThat(put(wants, "2")).isEmpty();
        end(first, 0);

        assertThat(put(wants, "3")).hasSize(1);
    }

    @Test
    void afterATimeCountsFromTheEndOfTheLastRun() {
        var wants = account.with("wants", "seldom");
        end(put(wants, "1").getFirst(), 89);
        assertThat(put(wants, "2")).isEmpty();
        assertThat(STORE.get(Explanations.class).of(account.id()))
                .filteredOn(playbook -> playbook.playbook().equals("seldom"))
                .singleElement()
                .satisfies(playbook -> assertThat(playbook.reason())
                        .contains("less than 90 days ago")
                        .contains(LocalDate.now(ZoneOffset.UTC).plusDays(1).toString()));

        STORE.jdbc()
                .sql("update enrolment set finished_at = finished_at - interval '1 day' where account = ?")
                .param(account.id())
                .update();

        assertThat(put(wants, "3")).hasSize(1);
    }

    @Test
    void perAnchorAMovedDateKeepsTheRunAndANewTermBeginsOne() {
        var wants = account.with("wants", "termly").renews("2027-03-01");
        var first = put(wants, "1").getFirst();
        assertThat(put(wants.renews("2027-03-15"), "2")).as("moved").isEmpty();
        end(first, 0);

        assertThat(put(wants.renews("2027-03-15"), "3"))
                .as("the date that it ended with")
                .isEmpty();
        assertThat(put(wants.renews("2028-03-15"), "4")).as("a new term").hasSize(1);
        assertThat(STORE.column(
                        "select anchor_date from enrolment where account = ? order by anchor_date", account.id()))
                .containsExactly("2027-03-15", "2028-03-15");
    }

    @Test
    void perAnchorWithoutADateDoesNotBeginAgainAndAgain() {
        var wants = account.with("wants", "termly");
        end(put(wants, "1").getFirst(), 5);

        assertThat(put(wants, "2")).isEmpty();
        assertThat(put(wants.renews("2027-03-01"), "3")).hasSize(1);
    }

    @Test
    void theDailyScanAsksTheSame() {
        var wants = account.with("wants", "often");
        end(put(wants, "1").getFirst(), 0);

        assertThat(STORE.get(DailyScan.class).run(null)).isGreaterThanOrEqualTo(1);
        assertThat(STORE.column("select state from enrolment where account = ? order by state", account.id()))
                .containsExactly("active", "finished");
    }
}
