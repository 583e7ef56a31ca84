package dev.steadfast.cadence;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The run that a {@link Story} is told about: in memory, or on an engine. All instants are business time. */
public interface RunUnderTest {

    /** What the run did, or left. */
    record Entry(
            Instant at,
            String step,
            String kind,
            StepResult.Kind how,
            @Nullable String to,
            String reason) {}

    Instant now();

    /** The customer's. */
    ZoneId zone();

    /** Does everything that is due up to and including {@code moment}, in order, and stands there afterwards. */
    void advanceTo(Instant moment);

    /** An event of this type comes in for the account, now. */
    default void happens(String event) {
        happens(event, Map.of());
    }

    /** An event of this type comes in for the account with this data, now. */
    void happens(String event, Map<String, Object> data);

    /** A command, now. Answers why it was refused, or empty. */
    Optional<String> ask(Command command);

    /** Turns the switch that holds all sending; whoever is held is released when it goes off. */
    void holdSending(boolean held);

    CadenceState state();

    /** In the order in which it happened. */
    List<Entry> journal();
}
