package dev.steadfast.store.touches;

import dev.steadfast.store.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * One row for each message that may leave, claimed before it is sent and closed after it: at most once, or parked for
 * review. A change that {@link TouchState} does not allow changes nothing; every other one is written to the message's
 * history by the same statement. Every method needs the caller's transaction, and the enrolment's lock where it claims.
 */
@Repository
public class TouchLedger {

    /** Who changes what no person and no provider has changed. */
    public static final String OURS = "steadfast";

    private static final String ENDED_IN_DOUBT = "the sender ended before it knew whether the message left";

    private static final String KEY = "enrolment = :enrolment and step = :step and occurrence = :occurrence";

    private static final String HISTORY =
            "insert into touch_change (enrolment, step, occurrence, slot, state, words, by, at) ";

    /** A claim of a lifecycle message raises its account's number, and is none where another one has done so meanwhile. */
    private static final String TURN = """
            turn as (
                insert into pace (account, turn) select :account, 1 where :purpose = 'lifecycle' and %s
                    on conflict (account) do update set turn = pace.turn + 1 where pace.turn = :turn
                returning turn)""";

    private static final String WRITTEN = "exists (select 1 from touch where " + KEY + ")";

    private static final String IN_TURN = "(:purpose <> 'lifecycle' or exists (select 1 from turn))";

    private final JdbcClient jdbc;
    private final ClaimSettings claims;

    TouchLedger(JdbcClient jdbc, ClaimSettings claims) {
        this.jdbc = jdbc;
        this.claims = claims;
    }

    /**
     * Writes the step's messages down and claims the first of them; empty when they are written down already, or when
     * another run has claimed a lifecycle message of the account since this one was decided about.
     */
    public Optional<TouchClaim> open(TouchPlan plan, String token, Instant wall) {
        TouchKey key = plan.key();
        int written = of(key, """
                        with %s,
                        written as (
                            insert into touch (enrolment, step, occurrence, slot, account, channel, kind, purpose, recipient, template,
                                               state, token, deadline, message_id, at)
                            select :enrolment, :step, :occurrence, place - 1, :account, :channel, :kind, :purpose, recipient, :template,
                                   case when place = 1 then 'sending' else 'planned' end, :token, :deadline, message, :at
                              from unnest(:recipients, :messages) with ordinality as planned (recipient, message, place)
                             where not %s and %s
                            returning slot, state)
                        %s
                        select :enrolment, :step, :occurrence, slot, state, :reason, :by, :at from written order by slot
                        """.formatted(TURN.formatted("not " + WRITTEN), WRITTEN, IN_TURN, HISTORY))
                .param("account", plan.account())
                .param("channel", plan.channel())
                .param("kind", plan.kind())
                .param("purpose", plan.purpose())
                .param("turn", plan.turn())
                .param("recipients", plan.recipients().toArray(String[]::new))
                .param(
                        "messages",
                        IntStream.range(0, plan.recipients().size())
                                .mapToObj(key::messageId)
                                .toArray(String[]::new))
                .param("template", plan.template())
                .param("token", token)
                .param("deadline", Instants.parameter(wall.plus(claims.longestSend())))
                .param("reason", plan.reason())
                .param("by", OURS)
                .param("at", Instants.parameter(plan.at()))
                .update();
        return written == 0
                ? Optional.empty()
                : Optional.of(new TouchClaim(key, 0, plan.recipients().getFirst(), 0, token));
    }

    /** When nothing of a message may leave any more whose claim is made at this moment of the wall clock. */
    public Instant notAfter(Instant wall) {
        return wall.plus(claims.longestAttempt());
    }

    /** The step's messages, as they were written down with its first claim. */
    public List<TouchSlot> slots(TouchKey key) {
        return of(key, """
                        select slot, recipient, state, token, deadline, failures, answer, heard from touch
                         where %s order by slot
                        """.formatted(KEY)).query(TouchLedger::slot).list();
    }

    /**
     * Claims a message that nobody is sending. One that was begun and never ended counts as a failure.
     *
     * @param plan what it was decided to be now; its recipients do not matter
     * @param slot as it was read
     * @return empty when it is no longer as it was read, or must not be sent, or when another lifecycle message of the
     *     account was claimed since it was decided about: the message was not changed, and has to be decided about again
     */
    public Optional<TouchClaim> claim(TouchPlan plan, TouchSlot slot, String token, Instant wall) {
        TouchKey key = plan.key();
        boolean inDoubt = slot.state() == TouchState.SENDING;
        int failures = slot.failures() + (inDoubt ? 1 : 0);
        int claimed = of(key, """
                        with %s,
                        claimed as (
                            update touch set token = :token, deadline = :deadline, state = 'sending', failures = :failures, at = :at
                             where %s and slot = :slot and state = :was and state = any(:from) and token = :seen and heard is null
                               and (state <> 'sending' or deadline <= :wall)
                               and %s
                            returning slot)
                        %s
                        select :enrolment, :step, :occurrence, slot, said.state, said.words, :by, :at
                          from claimed, unnest(:states, :words) with ordinality as said (state, words, place) order by place
                        """.formatted(TURN.formatted(WRITTEN), KEY, IN_TURN, HISTORY))
                .param("account", plan.account())
                .param("purpose", plan.purpose())
                .param("turn", plan.turn())
                .param("slot", slot.slot())
                .param("was", slot.state().word())
                .param("from", TouchState.SENDING.predecessors())
                .param("seen", slot.token())
                .param("token", token)
                .param("deadline", Instants.parameter(wall.plus(claims.longestSend())))
                .param("wall", Instants.parameter(wall))
                .param("failures", failures)
                .param("states", inDoubt ? new String[] {"uncertain", "sending"} : new String[] {"sending"})
                .param("words", inDoubt ? new String[] {ENDED_IN_DOUBT, plan.reason()} : new String[] {plan.reason()})
                .param("by", OURS)
                .param("at", Instants.parameter(plan.at()))
                .update();
        return claimed == 0
                ? Optional.empty()
                : Optional.of(new TouchClaim(key, slot.slot(), slot.recipient(), failures, token));
    }

    /**
     * Closes a claim. What was said of the message meanwhile outweighs the answer: it has left, whatever we saw of it.
     *
     * @param answer of the provider
     * @param providerId what the provider calls the message
     * @param at business time
     * @return what the message has come to; empty when another attempt has claimed it meanwhile: nothing was changed
     */
    public Optional<TouchState> close(
            TouchClaim claim, TouchState state, String answer, @Nullable String providerId, Instant at) {
        return of(claim.key(), """
                        with closed as (
                            update touch set state = coalesce(heard, :state), heard = null, answer = :answer,
                                   provider_id = coalesce(:provider, provider_id),
                                   failures = failures + case when :state in ('failed', 'uncertain') and heard is null then 1 else 0 end
                             where %s and slot = :slot and token = :token and state = any(:from)
                            returning slot, state),
                        history as (
                            %s select :enrolment, :step, :occurrence, slot, :state, :answer, :by, :at from closed),
                        %s
                        select state from closed
                        """.formatted(KEY, HISTORY, TouchReviews.SETTLED_BY.formatted("closed")))
                .param("slot", claim.slot())
                .param("token", claim.token())
                .param("state", state.word())
                .param("from", state.predecessors())
                .param("answer", answer)
                .param("provider", providerId)
                .param("by", OURS)
                .param("at", Instants.parameter(at))
                .query((row, number) -> TouchState.of(row.getString("state")))
                .optional();
    }

    /**
     * Moves a message that nobody is sending.
     *
     * @param slot as it was read
     * @param words why
     * @param by who says so
     * @param at business time
     * @return false when it is no longer as it was read, or must not be moved so: nothing was changed
     */
    public boolean move(TouchKey key, TouchSlot slot, TouchState next, String words, String by, Instant at) {
        return of(key, """
                        with moved as (
                            update touch set state = :state, heard = null, answer = :words
                             where %s and slot = :slot and token = :token and state = :was and state = any(:from)
                            returning slot)
                        %s
                        select :enrolment, :step, :occurrence, slot, :state, :words, :by, :at from moved
                        """.formatted(KEY, HISTORY))
                        .param("slot", slot.slot())
                        .param("token", slot.token())
                        .param("state", next.word())
                        .param("was", slot.state().word())
                        .param("from", next.predecessors())
                        .param("words", words)
                        .param("by", by)
                        .param("at", Instants.parameter(at))
                        .update()
                == 1;
    }

    static TouchSlot slot(ResultSet row, int number) throws SQLException {
        String heard = row.getString("heard");
        return new TouchSlot(
                row.getInt("slot"),
                row.getString("recipient"),
                TouchState.of(row.getString("state")),
                row.getString("token"),
                Instants.read(row, "deadline"),
                row.getInt("failures"),
                row.getString("answer"),
                heard == null ? null : TouchState.of(heard));
    }

    private StatementSpec of(TouchKey key, String sql) {
        return jdbc.sql(sql)
                .param("enrolment", key.enrolment())
                .param("step", key.step())
                .param("occurrence", key.occurrence());
    }

    /**
     * Closes the claim of an attempt that could not do so itself, unless it has done so, or another one has taken over.
     *
     * @param token of that attempt
     * @param at business time
     */
    public void learn(String enrolment, String step, String token, TouchState state, String answer, Instant at) {
        jdbc.sql("""
                        with learnt as (
                            update touch set state = coalesce(heard, :state), heard = null, answer = :answer
                             where enrolment = :enrolment and step = :step and token = :token and state = any(:from)
                               and state = 'sending'
                            returning occurrence, slot)
                        %s
                        select :enrolment, :step, occurrence, slot, :state, :answer, :by, :at from learnt
                        """.formatted(HISTORY))
                .param("state", state.word())
                .param("from", state.predecessors())
                .param("answer", answer)
                .param("enrolment", enrolment)
                .param("step", step)
                .param("token", token)
                .param("by", OURS)
                .param("at", Instants.parameter(at))
                .update();
    }

    /** Whether a message of this enrolment may have left since a moment of business time. */
    public boolean mayHaveWritten(String enrolment, Instant since) {
        return jdbc.sql("""
                        select exists (select 1 from touch
                                        where enrolment = :enrolment and at >= :since
                                          and state not in ('planned', 'failed', 'skipped', 'deferred', 'parked'))
                        """)
                .param("enrolment", enrolment)
                .param("since", Instants.parameter(since))
                .query(Boolean.class)
                .single();
    }
}
