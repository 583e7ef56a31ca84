package dev.steadfast.store.touches;

import dev.steadfast.store.Instants;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what providers, mailboxes and readers say of messages that have left. In any order, and more than once. */
@Repository
public class TouchFeedback {

    private static final String KEY =
            "enrolment = :enrolment and step = :step and occurrence = :occurrence and slot = :slot";

    /** What the ledger calls a message, with or without angle brackets, at whatever domain it left from. */
    private static final Pattern MESSAGE_ID = Pattern.compile("<?([\\w.+-]{1,200})@[\\w.:\\[\\]-]{1,255}>?");

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

    /**
     * The message with this Message-ID of ours. What stands before the @ decides: what stands after it is the sender's
     * domain by the time it leaves.
     */
    public Optional<Spoken> byMessageId(String messageId) {
        Matcher ours = MESSAGE_ID.matcher(messageId.strip());
        return ours.matches()
                ? find("split_part(trim(both '<>' from message_id), '@', 1) = :which", ours.group(1), null)
                : Optional.empty();
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
     * Records what was said of a message. The message itself moves on only where {@link TouchState#mayBecome} lets it; one
     * that is still being sent does so when its attempt ends. Whoever was asked what became of it need not find out any
     * more.
     *
     * @return whether it moved on, or will
     */
    @Transactional
    public boolean take(Spoken touch, TouchNews news) {
        return write(touch, news, locked(touch));
    }

    /**
     * The same, unless it has been said before in the same words: whoever speaks may repeat themselves.
     *
     * @return whether it moved on, or will
     */
    @Transactional
    public boolean takeOnce(Spoken touch, TouchNews news) {
        Standing now = locked(touch);
        return !isKnown(touch, news) && write(touch, news, now);
    }

    private record Standing(TouchState state, @Nullable TouchState heard) {}

    private Standing locked(Spoken touch) {
        return of(touch, "select state, heard from touch where " + KEY + " for update")
                .query((row, number) -> new Standing(
                        TouchState.of(row.getString("state")),
                        row.getString("heard") == null ? null : TouchState.of(row.getString("heard"))))
                .single();
    }

    private boolean isKnown(Spoken touch, TouchNews news) {
        return of(touch, """
                        select exists (select 1 from touch_change
                                        where %s and state = :state and coalesce(words, '') = :words)
                        """.formatted(KEY))
                .param("state", news.state().word())
                .param("words", news.words() == null ? "" : news.words())
                .query(Boolean.class)
                .single();
    }

    private boolean write(Spoken touch, TouchNews news, Standing now) {
        boolean sending = now.state() == TouchState.SENDING;
        TouchState last = sending && now.heard() != null ? now.heard() : now.state();
        boolean moves = news.state().left() && last.mayBecome(news.state());
        of(touch, """
                        with taken as (
                            update touch set state = case when :moves and not :sending then :state else state end,
                                   heard = case when :moves and :sending then :state else heard end
                             where %s
                            returning slot, state),
                        %s
                        insert into touch_change (enrolment, step, occurrence, slot, state, words, by, at)
                        values (:enrolment, :step, :occurrence, :slot, :state, :words, :by, :at)
                        """.formatted(KEY, TouchReviews.SETTLED_BY.formatted("taken")))
                .param("state", news.state().word())
                .param("words", news.words())
                .param("by", news.by())
                .param("at", Instants.parameter(news.at()))
                .param("moves", moves)
                .param("sending", sending)
                .update();
        return moves;
    }

    private StatementSpec of(Spoken touch, String sql) {
        return jdbc.sql(sql)
                .param("enrolment", touch.enrolment())
                .param("step", touch.step())
                .param("occurrence", touch.occurrence())
                .param("slot", touch.slot());
    }
}
