package dev.steadfast.store.why;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is on record about one step of one account.
 *
 * @param next when the step is due, where a run stands at it; absent where none does
 * @param messages that it has sent, or means to send
 * @param record what happened, the oldest first
 */
public record Why(String account, String step, @Nullable Instant next, List<Message> messages, List<Entry> record) {

    public Why {
        messages = List.copyOf(messages);
        record = List.copyOf(record);
    }

    /**
     * A row of the touch ledger.
     *
     * @param state how far it has come
     * @param answer of the provider, or what happened instead
     * @param providerId what the provider calls it
     */
    public record Message(
            String enrolment,
            int occurrence,
            int slot,
            String to,
            String channel,
            String state,
            @Nullable String answer,
            String messageId,
            @Nullable String providerId) {}

    /**
     * Something that happened.
     *
     * @param what {@code decision}, {@code message}, {@code input} or {@code task}
     * @param outcome what it came to: done, skipped, deferred, held, parked; a message's state; an input's type
     * @param rule that kept a message from leaving; absent where none did
     * @param reason the rule, and the facts that said so
     * @param facts what was seen when it was decided about a message, by name
     * @param to an address or a person
     * @param by who did it
     * @param at business time
     * @param recordedAt wall clock
     */
    public record Entry(
            Instant at,
            Instant recordedAt,
            @Nullable String enrolment,
            String what,
            String outcome,
            @Nullable String rule,
            @Nullable String reason,
            @Nullable Map<String, String> facts,
            @Nullable String to,
            String by) {}
}
