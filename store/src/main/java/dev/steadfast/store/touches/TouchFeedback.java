package dev.steadfast.store.touches;

import dev.steadfast.store.Instants;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what providers, mailboxes and readers say of messages that have left. In any order, and more than once. */
@Repository
public class TouchFeedback {

    private final JdbcClient jdbc;

    TouchFeedback(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A message that somebody spoke of.
     *
     * @param kind the step's keyword
     */
    public record Spoken(
            String account,
            String enrolment,
            String step,
            int occurrence,
            int slot,
            String channel,
            String kind,
            String recipient,
            TouchState state) {}

    /** The message with this Message-ID of ours. */
    public Optional<Spoken> byMessageId(String messageId) {
        return find("message_id = :which", messageId, null);
    }

    /** The message that the provider of a channel calls so. */
    public Optional<Spoken> byProviderId(String channel, String providerId) {
        return find("channel = :channel and provider_id = :which", providerId, channel);
    }

    private Optional<Spoken> find(String where, String which, @Nullable String channel) {
        var query = jdbc.sql(
                        "select account, enrolment, step, occurrence, slot, channel, kind, recipient, state from touch where "
                                + where)
                .param("which", which);
        return (channel == null ? query : query.param("channel", channel))
                .query((row, number) -> new Spoken(
                        row.getString("account"),
                        row.getString("enrolment"),
                        row.getString("step"),
                        row.getInt("occurrence"),
                        row.getInt("slot"),
                        row.getString("channel"),
                        row.getString("kind"),
                        row.getString("recipient"),
                        TouchState.of(row.getString("state"))))
                .optional();
    }

    /**
     * Records what was said of a message; the message itself moves on only where {@link TouchState#mayBecome} lets it.
     *
     * @return whether it moved on
     */
    @Transactional
    public boolean take(Spoken touch, TouchNews news) {
        TouchState now = jdbc.sql("""
                        select state from touch
                         where enrolment = :enrolment and step = :step and occurrence = :occurrence and slot = :slot for update
                        """)
                .param("enrolment", touch.enrolment())
                .param("step", touch.step())
                .param("occurrence", touch.occurrence())
                .param("slot", touch.slot())
                .query((row, number) -> TouchState.of(row.getString("state")))
                .single();
        boolean moves = now != news.state() && now.mayBecome(news.state());
        jdbc.sql("""
                        with said as (
                            insert into touch_change (enrolment, step, occurrence, slot, state, words, by, at)
                            values (:enrolment, :step, :occurrence, :slot, :state, :words, :by, :at))
                        update touch set state = case when :moves then :state else state end
                         where enrolment = :enrolment and step = :step and occurrence = :occurrence and slot = :slot
                        """)
                .param("enrolment", touch.enrolment())
                .param("step", touch.step())
                .param("occurrence", touch.occurrence())
                .param("slot", touch.slot())
                .param("state", news.state().word())
                .param("words", news.words())
                .param("by", news.by())
                .param("at", Instants.parameter(news.at()))
                .param("moves", moves)
                .update();
        return moves;
    }
}
