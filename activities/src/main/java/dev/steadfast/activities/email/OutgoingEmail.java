package dev.steadfast.activities.email;

import dev.steadfast.template.Text;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person.
 *
 * @param messageId the same for every attempt, {@code local@domain} with or without angle brackets; it leaves with the
 *     sender's domain in the place of that one
 * @param to address of the reader
 * @param toName their name, if known
 * @param replyTo address that answers go to; without one they go to the sender
 * @param headers more of them, by name; those that make a message what it is cannot be set
 */
public record OutgoingEmail(
        String messageId,
        String to,
        @Nullable String toName,
        @Nullable String replyTo,
        Text text,
        Map<String, String> headers) {

    public OutgoingEmail {
        headers = Map.copyOf(headers);
    }

    /** The same message with more headers. */
    OutgoingEmail with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putAll(more);
        return new OutgoingEmail(messageId, to, toName, replyTo, text, all);
    }
}
