package dev.steadfast.cadence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

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
     */
    record Event(String event, Instant at) implements Numbered {}
}
