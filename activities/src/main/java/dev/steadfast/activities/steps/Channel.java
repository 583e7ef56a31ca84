package dev.steadfast.activities.steps;

import dev.steadfast.playbook.Touch;
import java.util.Optional;

/** One way to reach a customer. There is a bean for each; what lacks one, or its settings, is parked. */
public interface Channel {

    Touch.Channel way();

    /** Whether its settings are there; otherwise what takes this way is parked. */
    default boolean isConfigured() {
        return true;
    }

    /**
     * Sends one message, outside any transaction; nothing of it may leave after {@link Message#notAfter()}. Throws
     * nothing: whatever goes wrong is an answer.
     */
    Sent send(Message message);

    /** Whether the provider can be asked about a message of which we do not know whether it left. */
    default boolean looksUp() {
        return false;
    }

    /**
     * Asks the provider about a message that an earlier attempt may have handed over: {@link Sent.Accepted} or {@link
     * Sent.Refused} when it knows it, {@link Sent.Failed} when it certainly never got it; empty when it cannot say. Throws
     * nothing.
     */
    default Optional<Sent> lookUp(Message message) {
        return Optional.empty();
    }
}
