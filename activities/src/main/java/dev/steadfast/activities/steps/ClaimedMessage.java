package dev.steadfast.activities.steps;

import java.util.Optional;

/**
 * A message of a step, whose outcome goes on record with the step.
 *
 * @param desk where it is stored
 */
record ClaimedMessage(Message message, TouchDesk desk) implements Claimed {

    @Override
    public Acted act() {
        Sent sent = message.deliver();
        String attempt = message.claim().token();
        return new Acted(
                () -> desk.conclude(message, sent),
                fate(sent).map(fate -> new Untold(attempt, fate)),
                sent instanceof Sent.NotYet later ? later.after() : null);
    }

    private static Optional<Untold.Fate> fate(Sent sent) {
        return switch (sent) {
            case Sent.Accepted ignored -> Optional.of(Untold.Fate.ACCEPTED);
            case Sent.Refused ignored -> Optional.of(Untold.Fate.NOT_TAKEN);
            case Sent.Failed ignored -> Optional.of(Untold.Fate.NOT_TAKEN);
            case Sent.NotYet ignored -> Optional.of(Untold.Fate.NOT_SENT);
            case Sent.Unknown ignored -> Optional.empty();
        };
    }
}
