package dev.steadfast.activities.crm;

import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.CallFailed;
import dev.steadfast.activities.connector.Connector;
import dev.steadfast.activities.connector.Order;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** A system that keeps companies, contacts, opportunities and tasks. */
public interface Crm extends Connector {

    @Override
    default String kind() {
        return "crm";
    }

    /** Does what is asked, outside any transaction, once for each key; throws nothing. */
    Acted act(CrmAction action, Order order);

    /**
     * Which of the tasks with these keys are done over there.
     *
     * @throws CallFailed when it cannot be asked
     */
    Set<String> doneTasks(Collection<String> keys, Instant notAfter) throws CallFailed;

    /** What the system calls the state of a task that is done. */
    String doneStatus();

    /** A moment as the system takes the due date of a task. */
    String day(Instant due);
}
