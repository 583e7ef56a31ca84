package dev.steadfast.simulation;

import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.EventData;
import java.time.Instant;
import java.util.Map;

/** Something that comes in during a simulation. At the same moment it comes before the steps that are due then. */
public sealed interface Scripted {

    /** When it comes in, in business time. */
    Instant at();

    /**
     * An event, as it would be posted.
     *
     * @param data what comes with it
     */
    record Event(Instant at, String type, Map<String, Object> data) implements Scripted {

        public Event {
            data = EventData.plain(data);
        }
    }

    /** Something that a person asks of the run. */
    record Request(Instant at, Command command) implements Scripted {}

    /**
     * The customer's reaction to the message of a step. A script that has any reaction of a kind has all of them: a
     * message without one was not opened, clicked or answered.
     */
    record Reaction(Instant at, Kind kind, String step) implements Scripted {

        /** How customers react. */
        public enum Kind {
            OPENED,
            CLICKED,
            REPLIED
        }
    }
}
