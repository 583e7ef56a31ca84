package dev.steadfast.activities.connector;

import dev.steadfast.store.connectors.CallRate;
import dev.steadfast.store.connectors.CallTurns;
import dev.steadfast.store.connectors.ConnectorStore;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns that all workers share by a row in the database. */
@Component
class SharedTurns implements Turns {

    /** Short waits are waited out here; a longer one costs less as a retry of the step. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CallTurns turns;
    private final ConnectorStore connectors;

    SharedTurns(CallTurns turns, ConnectorStore connectors) {
        this.turns = turns;
        this.connectors = connectors;
    }

    @Override
    public Optional<Acted> await(String connector, CallRate rate) {
        CallTurns.Turn turn = turns.take(connector, rate, PATIENCE);
        if (!turn.granted()) {
            return Optional.of(new Acted.Limited(
                    "the limit of calls to " + connector + " is used up for now", atLeast(turn.delay())));
        }
        return sleep(turn.delay())
                ? Optional.empty()
                : Optional.of(new Acted.Failed("interrupted before the call", false));
    }

    @Override
    public void succeeded(String connector, @Nullable String rateLeft) {
        connectors.succeeded(connector, rateLeft);
    }

    @Override
    public void failed(String connector, String error) {
        connectors.failed(connector, error);
    }

    @Override
    public Acted.Limited limited(String connector, String words, Duration delay) {
        Duration pause = atLeast(delay);
        turns.block(connector, pause);
        return new Acted.Limited(words, pause);
    }

    private static Duration atLeast(Duration delay) {
        return delay.compareTo(Duration.ofMillis(100)) < 0 ? Duration.ofMillis(100) : delay;
    }

    private static boolean sleep(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
