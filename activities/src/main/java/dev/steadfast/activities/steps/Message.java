package dev.steadfast.activities.steps;

import dev.steadfast.account.Contact;
import dev.steadfast.playbook.Touch;
import dev.steadfast.store.touches.TouchClaim;
import dev.steadfast.store.touches.TouchSlot;
import java.time.Instant;
import java.util.List;

/**
 * A message that may be sent, by nobody else.
 *
 * @param others the step's other messages
 * @param reason why it is sent
 * @param inDoubt an earlier attempt may have handed it over, and nobody knows
 * @param notAfter wall-clock time after which nothing may leave: another attempt may claim it then
 */
public record Message(
        Pending pending,
        Touch step,
        Contact to,
        TouchClaim claim,
        List<TouchSlot> others,
        Channel channel,
        String reason,
        boolean inDoubt,
        Instant notAfter) {

    private static final String IN_DOUBT = "the sender ended before it knew whether the message left";

    public Message {
        others = List.copyOf(others);
    }

    /** The address or number that it goes to. */
    public String recipient() {
        return claim.recipient();
    }

    /** The customer, by id. */
    public String account() {
        return pending.run().account().id();
    }

    /** Ours, the same for every attempt. */
    public String id() {
        return claim.messageId();
    }

    /** Business time of the decision to send it. */
    public Instant at() {
        return pending.now();
    }

    /** Sends it, unless it may have left and must not leave twice; throws nothing. */
    Sent deliver() {
        if (!inDoubt) {
            return channel.send(this);
        }
        Sent known = channel.lookUp(this).orElseGet(() -> new Sent.Unknown(IN_DOUBT));
        boolean maySend = known instanceof Sent.Failed
                || (known instanceof Sent.Unknown && Doubt.resends(step, claim.failures()));
        return maySend ? channel.send(this) : known;
    }
}
