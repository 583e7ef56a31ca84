package dev.steadfast.store.tasks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person must do, as outsiders see it.
 *
 * @param id opaque
 * @param enrolment whose playbook asked for it
 * @param step that opened it; absent where a person did
 * @param details what the person should know, of any number of lines
 * @param who the playbook's word for whom it asks to approve
 * @param assignee a person's address or a queue
 * @param due business time
 * @param snoozedUntil business time until which it was last put away
 * @param state open, snoozed, done or cancelled
 * @param outcomes one of which must be named to complete it; empty where none is
 * @param outcome which was named
 * @param note of the one who closed it
 * @param closedAt business time
 * @param at business time at which it was opened
 */
public record TaskView(
        String id,
        String account,
        @Nullable String enrolment,
        @Nullable String step,
        TaskKind kind,
        String title,
        @Nullable String details,
        String assignee,
        @Nullable String who,
        boolean urgent,
        @Nullable Instant due,
        @Nullable Instant snoozedUntil,
        String state,
        List<String> outcomes,
        @Nullable String outcome,
        @Nullable String note,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        Instant at) {

    /** Whether nobody needs to do anything any more. */
    public boolean closed() {
        return state.equals("done") || state.equals("cancelled");
    }
}
