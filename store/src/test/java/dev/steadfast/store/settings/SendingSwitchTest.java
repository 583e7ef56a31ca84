package dev.steadfast.store.settings;

import static dev.steadfast.store.WholeStore.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.store.AnAccount;
import dev.steadfast.store.WholeStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendingSwitchTest {

    private static final WholeStore STORE = WholeStore.with("""
            playbook: spike
            enrol: [{ on: support.spike }]
            steps: [{ id: call, task: Call, assignee: csm }]
            """);

    private SendingSwitch sending;
    private String account;

    @AfterAll
    static void close() {
        STORE.close();
    }

    /** What a step leaves that decides to wait, and stores so just after the switch was turned. */
    @BeforeEach
    void aRunThatWaitsForTheSwitch() {
        sending = STORE.get(SendingSwitch.class);
        account = fresh();
        STORE.put(AnAccount.of(account).build());
        STORE.event("e-" + account, "support.spike", account, Map.of());
        STORE.jdbc()
                .sql("update enrolment set held = true where account = ?")
                .param(account)
                .update();
    }

    private List<String> told() {
        return STORE.column("""
                select i.payload ->> 'type' from input i join enrolment e on e.id = i.enrolment where e.account = ?
                """, account);
    }

    @Test
    void aRunThatNoSwitchHoldsGoesOnAndIsToldOnce() {
        assertThat(sending.letGoForgotten()).isEqualTo(1);
        assertThat(sending.letGoForgotten()).as("it is on its way").isZero();
        assertThat(told()).hasSize(1);
    }

    @Test
    void whatASwitchHoldsStays() {
        sending.hold("spike", "ana");
        try {
            assertThat(sending.letGoForgotten()).isZero();
        } finally {
            sending.release("spike", "ana");
        }
        assertThat(told()).as("by the release").hasSize(1);
        assertThat(sending.letGoForgotten()).isZero();
    }
}
