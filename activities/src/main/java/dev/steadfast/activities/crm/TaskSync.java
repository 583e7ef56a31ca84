package dev.steadfast.activities.crm;

import dev.steadfast.account.Account;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.CallFailed;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.tasks.NoSuchTask;
import dev.steadfast.store.tasks.TaskCopies;
import dev.steadfast.store.tasks.TaskDesk;
import dev.steadfast.store.tasks.TaskRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps our tasks and their copies in the CRM alike: what is opened here is opened there, what is done on one side is done
 * on the other. A copy carries a key made of the task's id, so that two workers, or one that has died, make it once; a
 * copy that was closed is never looked at again, so that nothing comes back as an echo.
 */
@Component
public class TaskSync {

    private static final Logger LOG = LoggerFactory.getLogger(TaskSync.class);
    private static final int AT_ONCE = 50;
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private final Optional<Crm> crm;
    private final TaskCopies copies;
    private final TaskDesk desk;
    private final AccountStore accounts;

    TaskSync(TaskSyncSettings settings, List<Crm> systems, TaskCopies copies, TaskDesk desk, AccountStore accounts) {
        this.crm = settings.syncTasks()
                ? systems.stream().filter(Crm::isConfigured).findFirst()
                : Optional.empty();
        this.copies = copies;
        this.desk = desk;
        this.accounts = accounts;
    }

    /** Brings both sides up to date, as far as the CRM lets us now. */
    public void run() {
        crm.ifPresent(system -> {
            for (TaskCopies.Uncopied task : copies.uncopied(AT_ONCE)) {
                if (!copy(system, task)) {
                    return;
                }
            }
            compare(system);
        });
    }

    /** False when the CRM takes nothing just now. */
    private boolean copy(Crm system, TaskCopies.Uncopied task) {
        Map<String, String> values = new HashMap<>();
        values.put("title", task.title());
        values.put("text", (task.details() == null ? "" : task.details() + "\n\n") + "For: " + task.assignee());
        if (task.due() != null) {
            values.put("due", system.day(task.due()));
        }
        Acted acted = order(task.account(), task.task(), values)
                .map(order -> system.act(CrmAction.CREATE_TASK, order))
                .orElseGet(() -> new Acted.Refused("the account is gone"));
        switch (acted) {
            case Acted.Done done -> copies.copied(task.task(), system.name(), done.externalId());
            case Acted.Refused refused -> {
                // it will not be taken tomorrow either; it is still to be done here
                LOG.warn("Task {} stays out of {}: {}", task.task(), system.name(), refused.text());
                copies.copied(task.task(), system.name(), null);
                copies.close(task.task());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void compare(Crm system) {
        String after = "";
        while (true) {
            List<TaskCopies.Copy> some = copies.open(system.name(), after, AT_ONCE);
            if (some.isEmpty() || !compare(system, some)) {
                return;
            }
            after = some.getLast().task();
        }
    }

    private boolean compare(Crm system, List<TaskCopies.Copy> some) {
        Map<String, TaskCopies.Copy> byKey =
                some.stream().collect(Collectors.toMap(copy -> key(copy.task()), copy -> copy));
        try {
            Set<String> doneThere =
                    system.doneTasks(byKey.keySet(), Instant.now().plus(LONGEST_CALL));
            byKey.forEach((key, copy) -> {
                if (doneThere.contains(key)) {
                    closeHere(system, copy);
                } else if (copy.closedHere()) {
                    closeThere(system, copy);
                }
            });
            return true;
        } catch (CallFailed e) {
            LOG.debug("{} cannot be asked about tasks just now: {}", system.name(), e.getMessage());
            return false;
        }
    }

    private void closeHere(Crm system, TaskCopies.Copy copy) {
        if (!copy.closedHere()) {
            try {
                desk.complete(copy.task(), null, "done in " + system.name(), system.name());
            } catch (TaskRefused | NoSuchTask e) {
                LOG.info("Task {} is done in {}, and not here: {}", copy.task(), system.name(), e.getMessage());
            }
        }
        copies.close(copy.task());
    }

    private void closeThere(Crm system, TaskCopies.Copy copy) {
        Map<String, String> values = Map.of("step", copy.task(), "status", system.doneStatus());
        Optional<Acted> acted =
                order(copy.account(), copy.task(), values).map(order -> system.act(CrmAction.UPDATE_TASK, order));
        if (acted.isEmpty() || acted.get() instanceof Acted.Done || acted.get() instanceof Acted.Refused) {
            copies.close(copy.task());
        }
    }

    private Optional<Order> order(String account, String task, Map<String, String> values) {
        Instant now = Instant.now();
        Optional<Account> found = accounts.find(account);
        return found.map(one -> new Order(key(task), one, values, now, 0, false, now.plus(LONGEST_CALL), now));
    }

    /** As if a run called "task" had a step with the task's id. */
    private static String key(String task) {
        return "steadfast.task." + task + ".1";
    }
}
