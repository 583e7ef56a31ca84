package dev.steadfast.store.tasks;

import dev.steadfast.store.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task to be opened, once for each origin.
 *
 * @param title what to do, in a few words
 * @param details what the person should know, of any number of lines
 * @param assignee a person's address or a queue
 * @param who the playbook's word for whom it asks to approve
 * @param waits whether the cadence waits for it
 * @param outcomes one of which must be named to complete it; may be empty
 * @param at business time
 */
public record NewTask(
        String account,
        Origin origin,
        TaskKind kind,
        String title,
        @Nullable String details,
        String assignee,
        @Nullable String who,
        boolean urgent,
        @Nullable Instant due,
        boolean waits,
        List<String> outcomes,
        Instant at) {

    public NewTask {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * What opens it.
     *
     * @param step null for what a person has asked for
     * @param occurrence which time the step came, from 1
     * @param slot which of the people that the step asks or writes to, from 0
     * @param key tells it from every other task of the enrolment
     */
    public record Origin(String enrolment, @Nullable String step, int occurrence, int slot, String key) {

        public static Origin step(String enrolment, String step, int occurrence, int slot) {
            return new Origin(enrolment, step, occurrence, slot, step + "/" + occurrence + "/" + slot);
        }

        /** A command, by the id of its input. */
        public static Origin command(String enrolment, String input) {
            return new Origin(enrolment, null, 1, 0, input);
        }

        /** The id of the task that it opens. */
        public String taskId() {
            return Ids.derived("t", enrolment, key);
        }
    }

    /** A task that nothing waits for, in no hurry. */
    public static NewTask of(String account, Origin origin, TaskKind kind, String title, String assignee, Instant at) {
        return new NewTask(account, origin, kind, title, null, assignee, null, false, null, false, List.of(), at);
    }

    public NewTask saying(@Nullable String text) {
        return new NewTask(account, origin, kind, title, text, assignee, who, urgent, due, waits, outcomes, at);
    }

    public NewTask urgently(boolean hurry) {
        return new NewTask(account, origin, kind, title, details, assignee, who, hurry, due, waits, outcomes, at);
    }

    public NewTask dueBy(@Nullable Instant moment) {
        return new NewTask(account, origin, kind, title, details, assignee, who, urgent, moment, waits, outcomes, at);
    }

    /** The cadence waits for one of these answers; for none in particular where there are none. */
    public NewTask awaiting(Collection<String> answers) {
        return new NewTask(
                account, origin, kind, title, details, assignee, who, urgent, due, true, List.copyOf(answers), at);
    }

    /** One of these has to be named to complete it; nothing waits for that. */
    public NewTask offering(List<String> answers) {
        return new NewTask(account, origin, kind, title, details, assignee, who, urgent, due, waits, answers, at);
    }

    public NewTask asking(String word) {
        return new NewTask(account, origin, kind, title, details, assignee, word, urgent, due, waits, outcomes, at);
    }
}
