package dev.steadfast.store.enrolments;

import static dev.steadfast.store.WholeStore.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Account;
import dev.steadfast.store.AnAccount;
import dev.steadfast.store.WholeStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HoldoutTest {

    private static final WholeStore STORE = WholeStore.with("""
            playbook: measured
            enrol: [{ when: 'account.segment == "smb"' }]
            holdout: 30%
            family: growth
            steps: [{ id: call, task: Call, assignee: csm }]
            """);

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    void aShareGetsNothingAndIsOnRecord() {
        Account[] many = IntStream.range(0, 400)
                .mapToObj(number -> AnAccount.of(fresh()).build())
                .toArray(Account[]::new);

        var enrolled = STORE.put(many);

        var heldOut = STORE.get(EnrolmentQueries.class)
                .list(new EnrolmentQueries.Filter(null, "measured", "finished"), null, 500);
        assertThat(heldOut).hasSizeBetween(80, 160).allSatisfy(run -> {
            assertThat(run.outcome()).isEqualTo("holdout");
            assertThat(run.next()).isNull();
        });
        assertThat(enrolled).as("the others are told as enrolled").hasSize(400 - heldOut.size());
        assertThat(STORE.column("select count(*) from enrolment where outcome = 'holdout'"
                        + " and (dispatch_at is not null or family is not null or finished_at is null)"))
                .as("no workflow begins, and no family is held")
                .containsExactly("0");

        String one = heldOut.getFirst().account();
        assertThat(STORE.column("select outcome || ' ' || reason from journal where account = ?", one))
                .containsExactly("skipped gets nothing, to measure what the playbook earns (holdout 30%)");
        assertThat(STORE.put(AnAccount.of(one).with("note", "changed").build()))
                .as("counts as having been through it")
                .isEmpty();
        assertThat(STORE.get(Enroller.class).enrolByStep("other", "measured", one, null))
                .isInstanceOf(Entry.Refused.class);

        STORE.get(Enroller.class).enrol("measured", one, null, "ana");

        assertThat(STORE.column("select state from enrolment where account = ? order by recorded_at", one))
                .as("a person may all the same")
                .isEqualTo(List.of("finished", "active"));
    }
}
