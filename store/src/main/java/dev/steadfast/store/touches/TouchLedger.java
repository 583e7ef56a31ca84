package dev.steadfast.store.touches;

import dev.steadfast.store.Instants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * One row for each message that may leave, claimed before it is sent and closed after it: at most once, or parked for
 * review. Every method needs the caller's transaction, and the enrolment's lock where it claims.
 */
@Repository
public class TouchLedger {

    /** Longer than any provider's time-outs, shorter than the activity that sends. */
    public static final Duration LONGEST_SEND = Duration.ofSeconds(60);

    private final JdbcClient jdbc;

    TouchLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the step's messages down and claims the first of them; empty when they are written down already. */
    public Optional<TouchClaim> open(TouchPlan plan, String token, Instant wall) {
        TouchKey key = plan.key();
        int written = jdbc.sql("""
                        insert into touch (enrolment, step, occurrence, slot, account, channel, kind, purpose, recipient, template, state,
                                           token, deadline, message_id, at)
                        select :enrolment, :step, :occurrence, place - 1, :account, :channel, :kind, :purpose, recipient, :template,
                               case when place = 1 then 'sending' else 'planned' end, :token, :deadline, message, :at
                          from unnest(:recipients, :messages) with ordinality as planned (recipient, message, place)
                         where not exists (select 1 from touch
                                            where enrolment = :enrolment and step = :step and occurrence = :occurrence)
                        """)
                .param("enrolment", key.enrolment())
                .param("step", key.step())
                .param("occurrence", key.occurrence())
                .param("account", plan.account())
                .param("channel", plan.channel())
                .param("kind", plan.kind())
                .param("purpose", plan.purpose())
                .param("recipients", plan.recipients().toArray(String[]::new))
                .param(
                        "messages",
                        IntStream.range(0, plan.recipients().size())
                                .mapToObj(key::messageId)
                                .toArray(String[]::new))
                .param("template", plan.template())
                .param("token", token)
                .param("deadline", Instants.parameter(wall.plus(LONGEST_SEND)))
                .param("at", Instants.parameter(plan.at()))
                .update();
        return written == 0
                ? Optional.empty()
                : Optional.of(new TouchClaim(key, 0, plan.recipients().getFirst(), 0, token));
    }

    /** The step's messages, as they were written down with its first claim. */
    public List<TouchSlot> slots(TouchKey key) {
        return jdbc.sql("""
                        select slot, recipient, state, token, deadline, failures, answer from touch
                         where enrolment = :enrolment and step = :step and occurrence = :occurrence order by slot
                        """)
                .param("enrolment", key.enrolment())
                .param("step", key.step())
                .param("occurrence", key.occurrence())
                .query((row, number) -> new TouchSlot(
                        row.getInt("slot"),
                        row.getString("recipient"),
                        TouchState.of(row.getString("state")),
                        row.getString("token"),
                        Instants.read(row, "deadline"),
                        row.getInt("failures"),
                        row.getString("answer")))
                .list();
    }

    /**
     * Claims a message that nobody is sending. One that was begun and never ended counts as a failure.
     *
     * @param at business time
     */
    public TouchClaim claim(TouchKey key, TouchSlot slot, String token, Instant at, Instant wall) {
        int failures = slot.failures() + (slot.state() == TouchState.SENDING ? 1 : 0);
        jdbc.sql("""
                        update touch set token = :token, deadline = :deadline, state = 'sending', failures = :failures,
                               at = :at
                         where enrolment = :enrolment and step = :step and occurrence = :occurrence and slot = :slot
                        """)
                .param("token", token)
                .param("deadline", Instants.parameter(wall.plus(LONGEST_SEND)))
                .param("enrolment", key.enrolment())
                .param("step", key.step())
                .param("occurrence", key.occurrence())
                .param("slot", slot.slot())
                .param("failures", failures)
                .param("at", Instants.parameter(at))
                .update();
        return new TouchClaim(key, slot.slot(), slot.recipient(), failures, token);
    }

    /**
     * Closes a claim.
     *
     * @param answer of the provider
     * @return false when another attempt has claimed the message meanwhile: nothing was changed
     */
    public boolean close(TouchClaim claim, TouchState state, String answer) {
        return jdbc.sql("""
                        update touch set state = :state, answer = :answer,
                               failures = failures + case when :state in ('failed', 'uncertain') then 1 else 0 end
                         where enrolment = :enrolment and step = :step and occurrence = :occurrence and slot = :slot
                           and token = :token
                        """)
                        .param("state", state.word())
                        .param("answer", answer)
                        .param("enrolment", claim.key().enrolment())
                        .param("step", claim.key().step())
                        .param("occurrence", claim.key().occurrence())
                        .param("slot", claim.slot())
                        .param("token", claim.token())
                        .update()
                == 1;
    }

    /** Gives a message up that nobody is sending: it is not tried again unasked. */
    public void park(TouchKey key, TouchSlot slot, String answer) {
        close(
                new TouchClaim(key, slot.slot(), slot.recipient(), slot.failures(), slot.token()),
                TouchState.PARKED,
                answer);
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
