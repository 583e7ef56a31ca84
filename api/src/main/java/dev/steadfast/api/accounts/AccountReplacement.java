package dev.steadfast.api.accounts;

import dev.steadfast.account.Account;
import dev.steadfast.store.accounts.AccountChanges;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.accounts.AccountTransactions;
import dev.steadfast.store.changes.Consequences;
import dev.steadfast.store.reach.Consents;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts an account in the place of the one with its id, and does what follows from the change. */
@Component
class AccountReplacement {

    private final AccountStore accounts;
    private final Consents consents;
    private final Consequences consequences;
    private final AccountTransactions transactions;

    AccountReplacement(
            AccountStore accounts, Consents consents, Consequences consequences, AccountTransactions transactions) {
        this.accounts = accounts;
        this.consents = consents;
        this.consequences = consequences;
        this.transactions = transactions;
    }

    /** The account as it is now. */
    record Put(Account account, boolean created) {}

    Put put(AccountBody.Told told) {
        Account account = told.account();
        AccountChanges changes = transactions.run(transaction -> {
            var before = accounts.lock(List.of(account.id()));
            AccountChanges saved = accounts.save(before, List.of(account));
            told.consents().forEach(word -> word.consents().forEach(consents::add));
            consequences.of(saved);
            return saved;
        });
        return new Put(account, !changes.created().isEmpty());
    }
}
