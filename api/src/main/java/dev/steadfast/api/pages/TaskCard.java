package dev.steadfast.api.pages;

import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.tasks.InboxTask;
import dev.steadfast.store.tasks.TaskView;
import java.time.Instant;
import java.time.ZoneId;

/**
 * One task of a list.
 *
 * @param now business time of its account
 * @param zone in which its times are shown
 */
public record TaskCard(TaskView task, String accountName, Instant now, ZoneId zone) {

    static TaskCard of(InboxTask inbox, Instant wallClock, AccountDefaults defaults) {
        var zone = inbox.timeZone() == null ? defaults.timeZone() : ZoneId.of(inbox.timeZone());
        return new TaskCard(inbox.task(), inbox.accountName(), wallClock.plus(inbox.offset()), zone);
    }

    /** Whether it should have been done. */
    public boolean overdue() {
        return task.state().equals("open") && task.due() != null && task.due().isBefore(now);
    }
}
