package dev.steadfast.store.events;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers whose names are new in this transaction, and lets go what waited for them as the last thing before it
 * commits: an import of an hour must not hold for an hour what that takes.
 */
@Component
public class NewlyKnown {

    private final QuarantineRelease release;

    NewlyKnown(QuarantineRelease release) {
        this.release = release;
    }

    /** Says that these accounts are known from now on, or under another name. */
    public void note(Collection<String> accounts) {
        if (!accounts.isEmpty()) {
            gathered().addAll(accounts);
        }
    }

    @SuppressWarnings("unchecked")
    private Set<String> gathered() {
        @Nullable Object there = TransactionSynchronizationManager.getResource(this);
        if (there != null) {
            return (Set<String>) there;
        }
        Set<String> fresh = new LinkedHashSet<>();
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(new BeforeCommit(fresh));
        return fresh;
    }

    private final class BeforeCommit implements TransactionSynchronization {
        private final Set<String> accounts;

        BeforeCommit(Set<String> accounts) {
            this.accounts = accounts;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            release.of(accounts);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(NewlyKnown.this);
        }
    }
}
