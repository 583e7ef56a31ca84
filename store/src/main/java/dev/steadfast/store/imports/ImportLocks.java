package dev.steadfast.store.imports;

import dev.steadfast.store.locks.DatabaseLocks;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who works on an import holds its lock; whoever gets the lock of a job that is still marked as running may take over. */
@Component
public class ImportLocks {

    private final DatabaseLocks locks;

    ImportLocks(DatabaseLocks locks) {
        this.locks = locks;
    }

    /** The lock, unless somebody holds it. */
    public Optional<DatabaseLocks.Held> tryHold(String job) {
        return locks.tryHold("import_job", job);
    }
}
