package dev.steadfast.store.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many workers ask, a system is called no more often than it allows. */
class CallTurnsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final CallRate FIVE_AN_HOUR = new CallRate(5, Duration.ofHours(1));

    private final CallTurns turns = new CallTurns(DATABASE.jdbc());
    private final ConnectorStore connectors = new ConnectorStore(DATABASE.jdbc());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void aConnector() {
        DATABASE.jdbc().sql("delete from connector").update();
        connectors.register("hubspot", "crm", true, "https://api.hubapi.com");
    }

    private CallTurns.Turn take(Duration patience) {
        return turns.take("hubspot", FIVE_AN_HOUR, patience);
    }

    @Test
    void aFullBucketIsEmptiedAtOnceAndRefillsOneByOne() {
        for (int call = 0; call < 5; call++) {
            assertThat(take(Duration.ZERO)).isEqualTo(new CallTurns.Turn(true, Duration.ZERO));
        }

        CallTurns.Turn sixth = take(Duration.ZERO);

        assertThat(sixth.granted()).isFalse();
        assertThat(sixth.delay()).isBetween(Duration.ofMinutes(11), Duration.ofMinutes(12));
    }

    @Test
    void whoIsPatientGetsTheNextTurnAndTheOneAfterIt() {
        for (int call = 0; call < 5; call++) {
            take(Duration.ZERO);
        }

        assertThat(take(Duration.ofHours(1)).delay()).isBetween(Duration.ofMinutes(11), Duration.ofMinutes(12));
        assertThat(take(Duration.ofHours(1)).delay()).isBetween(Duration.ofMinutes(23), Duration.ofMinutes(24));
    }

    @Test
    void manyWorkersTogetherGetNoMore() throws Exception {
        Callable<Boolean> asking = () -> take(Duration.ZERO).granted();
        List<Callable<Boolean>> all = Stream.generate(() -> asking).limit(40).toList();
        int granted = 0;
        try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
            for (var answer : workers.invokeAll(all)) {
                granted += answer.get() ? 1 : 0;
            }
        }
        assertThat(granted).isEqualTo(5);
    }

    @Test
    void nobodyCallsBeforeTheProviderWantsToBeCalledAgain() {
        turns.block("hubspot", Duration.ofMinutes(30));
        turns.block("hubspot", Duration.ofMinutes(1));

        CallTurns.Turn turn = take(Duration.ofSeconds(2));

        assertThat(turn.granted()).isFalse();
        assertThat(turn.delay()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        assertThat(connectors.find("hubspot").orElseThrow().state()).isEqualTo(ConnectorView.State.LIMITED);
    }

    @Test
    void whoWasNeverRegisteredHasNoTurns() {
        assertThatThrownBy(() -> turns.take("nobody", FIVE_AN_HOUR, Duration.ZERO))
                .hasMessageContaining("nobody");
    }
}
