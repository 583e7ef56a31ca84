package dev.steadfast.cadence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/** Anything that changes a run: what became of a step, a fact that came in, or what a person asked. */
public sealed interface Input permits StepResult, Input.Numbered {

    /**
     * An input from outside: a row before it is anything else, delivered in order and folded once.
     */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Input.Event.class, name = "event"),
        @JsonSubTypes.Type(value = Command.Pause.class, name = "pause"),
        @JsonSubTypes.Type(value = Command.Resume.class, name = "resume"),
        @JsonSubTypes.Type(value = Command.Skip.class, name = "skip"),
        @JsonSubTypes.Type(value = Command.Snooze.class, name = "snooze"),
        @JsonSubTypes.Type(value = Command.Reschedule.class, name = "reschedule"),
        @JsonSubTypes.Type(value = Command.Replan.class, name = "replan"),
        @JsonSubTypes.Type(value = Command.Escalate.class, name = "escalate"),
        @JsonSubTypes.Type(value = Command.Supersede.class, name = "supersede"),
        @JsonSubTypes.Type(value = Command.CompleteTask.class, name = "complete-task"),
        @JsonSubTypes.Type(value = Command.Cancel.class, name = "cancel"),
        @JsonSubTypes.Type(value = Command.Release.class, name = "release"),
        @JsonSubTypes.Type(value = Command.MoveClock.class, name = "move-clock")
    })
    sealed interface Numbered extends Input permits Event, Command {}

    /**
     * A fact that the pinned playbook names.
     *
     * @param event its type, such as {@code milestone.first_value}
     * @param at when it happened
     * @param means what it means to the playbook, by the names of {@link dev.steadfast.playbook.Playbook#triggers()};
     *     found where the event came in, since conditions are not evaluated on the workflow thread
     */
    record Event(String event, Instant at, List<String> means) implements Numbered {

        public Event {
            means = List.copyOf(means);
        }
    }
}
