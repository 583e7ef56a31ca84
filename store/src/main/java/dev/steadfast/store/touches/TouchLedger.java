package dev.steadfast.store.touches;

import dev.steadfast.store.Instants;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * One row for each message that may leave, claimed before it is sent and closed after it: at most once, or parked for
 * review. Every method needs the caller's transaction.
 */
@Repository
public class TouchLedger {

    /** Longer than any provider's time-outs, shorter than the activity that sends. */
    public static final Duration LONGEST_SEND = Duration.ofSeconds(60);

    private final JdbcClient jdbc;

    TouchLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Claims a touch, or one that had failed for certain. */
    public Claimed claim(TouchClaim claim, Instant wall) {
        int claimed = jdbc.sql("""
                        insert into touch (enrolment, step, occurrence, slot, account, channel, recipient, template, state,
                                           token, deadline, message_id, at)
                        values (:enrolment, :step, 1, 0, :account, 'email', :recipient, :template, 'sending',
                                :token, :deadline, :message, :at)
                        on conflict (enrolment, step, occurrence, slot) do update
                           set state = 'sending', token = excluded.token, deadline = excluded.deadline
                         where touch.state = 'failed'
                        """)
                .param("enrolment", claim.enrolment())
                .param("step", claim.step())
                .param("account", claim.account())
                .param("recipient", claim.recipient())
                .param("template", claim.template())
                .param("token", claim.token())
                .param("deadline", Instants.parameter(wall.plus(LONGEST_SEND)))
                .param("message", claim.messageId())
                .param("at", Instants.parameter(claim.at()))
                .update();
        return claimed == 1 ? new Claimed.Yes() : standing(claim, wall);
    }

    private Claimed standing(TouchClaim claim, Instant wall) {
        record Row(String state, Instant deadline) {}
        Row row = jdbc.sql(
                        "select state, deadline from touch where enrolment = :e and step = :s and occurrence = 1 and slot = 0")
                .param("e", claim.enrolment())
                .param("s", claim.step())
                .query((result, number) -> new Row(result.getString("state"), Instants.read(result, "deadline")))
                .single();
        return switch (row.state()) {
            case "sent" -> new Claimed.AlreadySent();
            case "sending" -> row.deadline().isAfter(wall) ? new Claimed.Busy(row.deadline()) : new Claimed.Uncertain();
            default -> new Claimed.Uncertain();
        };
    }

    /**
     * Closes a claim.
     *
     * @param state sent, failed, uncertain or parked
     * @param answer of the provider
     * @return the number of failures so far
     */
    public int close(TouchClaim claim, String state, String answer) {
        return jdbc.sql("""
                        update touch set state = :state, answer = :answer,
                               failures = failures + case when :state = 'failed' then 1 else 0 end
                         where enrolment = :enrolment and step = :step and occurrence = 1 and slot = 0 and token = :token
                        returning failures
                        """)
                .param("state", state)
                .param("answer", answer)
                .param("enrolment", claim.enrolment())
                .param("step", claim.step())
                .param("token", claim.token())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** A claim whose attempt never said how it ended: nobody sends it again unasked. */
    public void parkAbandoned(String enrolment, String step) {
        jdbc.sql("""
                        update touch set state = 'parked', answer = 'the sender ended before it knew whether the message left'
                         where enrolment = :e and step = :s and state in ('sending', 'uncertain')
                        """).param("e", enrolment).param("s", step).update();
    }
}
