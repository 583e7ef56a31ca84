package dev.steadfast.activities.steps;

import dev.steadfast.account.Contact;
import dev.steadfast.playbook.Touch;
import dev.steadfast.store.touches.TouchClaim;
import dev.steadfast.store.touches.TouchSlot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that may be sent, by nobody else.
 *
 * @param others the step's other messages
 * @param reason why it is sent
 * @param notAfter wall-clock time after which nothing may leave: another attempt may claim it then
 * @param desk where its outcome is stored
 */
record Message(
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

    Message {
        others = List.copyOf(others);
    }

    @Override
    public Acted act() {
        Sent sent = channel.send(this);
        return new Acted(() -> desk.conclude(this, sent), fate(sent).map(fate -> new Untold(claim.token(), fate)));
    }

    private static Optional<Untold.Fate> fate(Sent sent) {
        return switch (sent) {
            case Sent.Accepted ignored -> Optional.of(Untold.Fate.ACCEPTED);
            case Sent.Refused ignored -> Optional.of(Untold.Fate.NOT_TAKEN);
            case Sent.Failed ignored -> Optional.of(Untold.Fate.NOT_TAKEN);
            case Sent.Unknown ignored -> Optional.empty();
        };
    }
}
