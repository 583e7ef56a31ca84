package dev.steadfast.store.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.store.TestDatabase;
import dev.steadfast.store.connectors.ConnectorView.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectorStoreTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final ConnectorStore connectors = new ConnectorStore(DATABASE.jdbc());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void two() {
        DATABASE.jdbc().sql("delete from connector").update();
        connectors.register("stripe", "billing", true, "https://api.stripe.com");
        connectors.register("hubspot", "crm", false, null);
    }

    private State state(String name) {
        return connectors.find(name).orElseThrow().state();
    }

    @Test
    void isUpUntilACallFailsAndAgainOnceOneGoesWell() {
        assertThat(state("stripe")).isEqualTo(State.UP);

        connectors.failed("stripe", "stripe answers 500");
        assertThat(state("stripe")).isEqualTo(State.DEGRADED);

        connectors.succeeded("stripe", "99");
        assertThat(state("stripe")).isEqualTo(State.UP);
        assertThat(connectors.find("stripe").orElseThrow())
                .satisfies(view -> assertThat(view.rateLeft()).isEqualTo("99"))
                .satisfies(view -> assertThat(view.lastError()).isEqualTo("stripe answers 500"));
    }

    @Test
    void isOffWithoutSettings() {
        assertThat(state("hubspot")).isEqualTo(State.OFF);
        connectors.register("hubspot", "crm", true, "https://api.hubapi.com");
        assertThat(state("hubspot")).isEqualTo(State.UP);
    }

    @Test
    void aTrialIsTakenOnceAndAnswered() {
        assertThat(connectors.askTrial("stripe", "ana")).isPresent();

        assertThat(connectors.takeTrials()).containsExactly("stripe");
        assertThat(connectors.takeTrials()).isEmpty();
        connectors.answerTrial("stripe", true, "connected");

        assertThat(connectors.find("stripe").orElseThrow().trial()).satisfies(trial -> {
            assertThat(trial.by()).isEqualTo("ana");
            assertThat(trial.ok()).isTrue();
            assertThat(trial.found()).isEqualTo("connected");
        });
    }

    @Test
    void whatIsNotSetUpCannotBeTried() {
        assertThat(connectors.askTrial("hubspot", "ana")).isEmpty();
        assertThat(connectors.askTrial("nobody", "ana")).isEmpty();
    }
}
