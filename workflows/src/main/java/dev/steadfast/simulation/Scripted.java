package dev.steadfast.simulation;

import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.EventData;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /**
     * Something that a person asks.
     *
     * @param playbook whose run is asked; null for every open run that it fits
     */
    record Request(Instant at, Command command, @Nullable String playbook) implements Scripted {

        /** Asks whatever run it fits. */
        public Request(Instant at, Command command) {
            this(at, command, null);
        }

        boolean isFor(Play play) {
            String step = step();
            return (playbook == null || playbook.equals(play.playbook().name()))
                    && (step == null || play.playbook().outline().find(step).isPresent() || playbook != null);
        }

        /** Whether it is about one step, so that one run is enough. */
        boolean isForOne() {
            return step() != null;
        }

        private @Nullable String step() {
            return switch (command) {
                case Command.CompleteTask complete -> complete.step();
                case Command.Skip skip -> skip.step();
                case Command.Snooze snooze -> snooze.step();
                default -> null;
            };
        }
    }

    /**
     * The customer's reaction to the message of a step. A script that has any reaction of a kind has all of them: a
     * message without one was not opened, clicked or answered.
     *
     * @param playbook whose message it is; null for any with such a step
     */
    record Reaction(
            Instant at, Kind kind, String step, @Nullable String playbook) implements Scripted {

        /** A reaction to whatever playbook has such a step. */
        public Reaction(Instant at, Kind kind, String step) {
            this(at, kind, step, null);
        }

        /** How customers react. */
        public enum Kind {
            OPENED,
            CLICKED,
            REPLIED
        }
    }
}
