package dev.steadfast.store.accounts;

import java.util.Objects;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that change accounts. Another one may create one of our accounts meanwhile, or hold locks that we wait
 * for crosswise; what loses is rolled back and tried again.
 */
@Component
public class AccountTransactions {

    private static final int MOST_ATTEMPTS = 5;

    private final TransactionTemplate transactions;

    public AccountTransactions(PlatformTransactionManager transactions) {
        this.transactions = new TransactionTemplate(transactions);
    }

    /** Runs the work, more than once if need be, and answers what it answers. */
    public <T> T run(TransactionCallback<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transactions.execute(work));
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
