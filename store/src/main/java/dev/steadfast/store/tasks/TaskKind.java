package dev.steadfast.store.tasks;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a task is about. */
public enum TaskKind {
    /** Something that a playbook asks a person to do. */
    TASK,
    /** Somebody should know of a risk. */
    ALERT,
    /** Somebody put the account on a desk, urgently. */
    ESCALATION,
    /** Somebody is asked for consent. */
    APPROVAL,
    /** Something could not be done, or nobody knows whether it was: a person has to look at it. */
    REVIEW;

    /** As tables, JSON and pages say it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TaskKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether completing such a task tells the run that opened it. */
    boolean tellsRun() {
        return this == TASK || this == APPROVAL;
    }
}
