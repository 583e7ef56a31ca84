package dev.steadfast.activities.connector;

import dev.steadfast.store.connectors.CallRate;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every call to another system takes a turn first and says afterwards how it went, so that all workers keep its limits. */
public interface Turns {

    /**
     * Waits for a turn.
     *
     * @return what to answer instead where none comes soon enough
     */
    Optional<Acted> await(String connector, CallRate rate);

    /** The call was answered as it should be. */
    void succeeded(String connector, @Nullable String rateLeft);

    /** The call failed, and not because of what was asked. */
    void failed(String connector, String error);

    /** The provider asked for patience. */
    Acted.Limited limited(String connector, String words, Duration delay);
}
