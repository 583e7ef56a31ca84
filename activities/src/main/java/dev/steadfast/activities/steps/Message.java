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
 * @param notAfter wall-clock time after which nothing may leave: another attempt may claim it then
 * @param desk where its outcome is stored
 */
public record Message(
        Pending pending,
        Touch step,
        Contact to,
        TouchClaim claim,
        List<TouchSlot> others,
        Channel channel,
        String reason,
        Instant notAfter,
        TouchDesk desk)
        implements Claimed {

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

    @Override
    public Outcome act() {
        Sent sent = channel.send(this);
        return new Outcome(() -> desk.conclude(this, sent), sent instanceof Sent.Later later ? later.after() : null);
    }
}
