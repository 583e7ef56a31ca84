package dev.steadfast.store.events;

import dev.steadfast.store.identity.AccountDirectory;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where events wait whose account is not known. They leave it when it becomes known, or when somebody discards them. */
@Component
public class Quarantine {

    private final JdbcClient jdbc;
    private final EventStore store;
    private final QuarantineGate gate;
    private final AccountDirectory directory;

    Quarantine(JdbcClient jdbc, EventStore store, QuarantineGate gate, AccountDirectory directory) {
        this.jdbc = jdbc;
        this.store = store;
        this.gate = gate;
        this.directory = directory;
    }

    /**
     * Keeps events; the last thing that their transaction locks.
     *
     * @return how many are new
     * @throws PessimisticLockingFailureException where an account became known meanwhile: begin again
     */
    int keep(List<Addressed> unknown, Effect effect) {
        gate.enter();
        List<String> names =
                unknown.stream().flatMap(event -> event.names().stream()).toList();
        if (!directory.find(names).isEmpty()) {
            throw new PessimisticLockingFailureException("an account became known meanwhile");
        }
        return store.quarantine(unknown, effect).size();
    }

    /**
     * Discards events, which are never delivered then; sent again, they are duplicates.
     *
     * @param numbers those that do not wait any longer stay as they are
     * @return how many were discarded
     */
    @Transactional
    public int discard(Collection<Long> numbers, String by, String reason) {
        return jdbc.sql("""
                        update event set state = 'discarded', settled_by = :by, settled_because = :reason,
                               settled_at = clock_timestamp()
                         where state = 'quarantined' and number = any(:numbers)
                        """)
                .param("by", by)
                .param("reason", reason)
                .param("numbers", numbers.toArray(Long[]::new))
                .update();
    }

    /** The same for all that wait under this name, the first that their sender gave. */
    @Transactional
    public int discard(String name, String by, String reason) {
        return jdbc.sql("""
                        update event set state = 'discarded', settled_by = :by, settled_because = :reason,
                               settled_at = clock_timestamp()
                         where state = 'quarantined' and names @> array[:name::text] and account = :name
                        """)
                .param("by", by)
                .param("reason", reason)
                .param("name", name)
                .update();
    }
}
