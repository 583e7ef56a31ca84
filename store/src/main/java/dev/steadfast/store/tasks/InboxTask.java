package dev.steadfast.store.tasks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A task with what a list shows of its account.
 *
 * @param timeZone of the account
 * @param position in the list
 * @param offset from wall clock to the account's business time
 */
public record InboxTask(
        TaskView task, String accountName, @Nullable String timeZone, TaskQueries.Position position, Duration offset) {}
