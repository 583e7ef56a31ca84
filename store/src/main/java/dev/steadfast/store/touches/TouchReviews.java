package dev.steadfast.store.touches;

import dev.steadfast.store.Instants;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people say of messages that were parked. Every method needs the caller's transaction. */
@Repository
public class TouchReviews {

    /**
     * Part of a statement: whoever was asked about a message that has left need not look into it any more. It needs the
     * message's key, {@code by} and {@code at}, and what returned its slot and state.
     */
    static final String SETTLED_BY = """
            settled as (
                update task set state = 'done', closed_by = :by, closed_at = :at,
                       outcome = case when told.state = 'bounced' then null else 'arrived' end,
                       note = 'the message is ' || told.state
                  from %%s told
                 where task.enrolment = :enrolment and task.step = :step and task.occurrence = :occurrence
                   and task.slot = told.slot and task.kind = 'review' and task.state in ('open', 'snoozed')
                   and cardinality(task.outcomes) > 0 and told.state in (%s))
            """.formatted(Arrays.stream(TouchState.values())
            .filter(TouchState::left)
            .map(state -> "'" + state.word() + "'")
            .collect(Collectors.joining(", ")));

    private final JdbcClient jdbc;

    TouchReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a person may say of a parked message. */
    public enum Outcome {
        /** It did reach its recipient, or the recipient was reached another way. */
        ARRIVED("arrived", TouchState.DELIVERED, "it arrived"),
        /** It is sent again, as soon as it may. */
        SEND_AGAIN("send-again", TouchState.DEFERRED, "it is to be sent again"),
        /** It is given up. */
        DROP("drop", TouchState.SKIPPED, "it is given up");

        private final String word;
        private final TouchState state;
        private final String words;

        Outcome(String word, TouchState state, String words) {
            this.word = word;
            this.state = state;
            this.words = words;
        }

        /** As tasks, JSON and pages say it. */
        public String word() {
            return word;
        }

        /** What a person has said with it. */
        public String words() {
            return words;
        }

        public static Optional<Outcome> of(String word) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.word.equals(word))
                    .findFirst();
        }

        /** Every word, in the order in which a task offers them. */
        public static List<String> all() {
            return Stream.of(values()).map(Outcome::word).toList();
        }
    }

    /** Locks a message, before the task that asks about it: whoever tells us of its fate does so in this order. */
    public Optional<TouchState> lock(TouchKey key, int slot) {
        return jdbc.sql("""
                        select state from touch
                         where enrolment = :enrolment and step = :step and occurrence = :occurrence and slot = :slot for update
                        """)
                .param("enrolment", key.enrolment())
                .param("step", key.step())
                .param("occurrence", key.occurrence())
                .param("slot", slot)
                .query((row, number) -> TouchState.of(row.getString("state")))
                .optional();
    }

    /**
     * Does as the person says.
     *
     * @param by the person
     * @param at business time
     * @return false when the message is not parked any more: nothing was changed
     */
    public boolean answer(TouchKey key, int slot, Outcome outcome, String by, Instant at) {
        return jdbc.sql("""
                        with answered as (
                            update touch set state = :state, answer = :words,
                                   again_at = case when :state = 'deferred' then :at::timestamptz end,
                                   again_asked = case when :state = 'deferred' then :at::timestamptz end,
                                   again_by = case when :state = 'deferred' then :by end,
                                   failures = case when :state = 'deferred' then 0 else failures end
                             where enrolment = :enrolment and step = :step and occurrence = :occurrence and slot = :slot
                               and state = 'parked' and state = any(:from)
                            returning slot)
                        insert into touch_change (enrolment, step, occurrence, slot, state, words, by, at)
                        select :enrolment, :step, :occurrence, slot, :state, :words, :by, :at from answered
                        """)
                        .param("enrolment", key.enrolment())
                        .param("step", key.step())
                        .param("occurrence", key.occurrence())
                        .param("slot", slot)
                        .param("state", outcome.state.word())
                        .param("from", outcome.state.predecessors())
                        .param("words", outcome.words())
                        .param("by", by)
                        .param("at", Instants.parameter(at))
                        .update()
                == 1;
    }
}
