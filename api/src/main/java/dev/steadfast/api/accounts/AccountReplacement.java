package dev.steadfast.api.accounts;

import dev.steadfast.account.Account;
import dev.steadfast.store.accounts.AccountChanges;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.accounts.AccountTransactions;
import dev.steadfast.store.enrolments.Enroller;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts an account in the place of the one with its id, and looks whether a playbook is to begin. */
@Component
class AccountReplacement {

    private final AccountStore accounts;
    private final Enroller enroller;
    private final AccountTransactions transactions;

    AccountReplacement(AccountStore accounts, Enroller enroller, AccountTransactions transactions) {
        this.accounts = accounts;
        this.enroller = enroller;
        this.transactions = transactions;
    }

    /** The account as it is now. */
    record Put(Account account, boolean created) {}

    Put put(Account account) {
        AccountChanges changes = transactions.run(transaction -> {
            var before = accounts.lock(List.of(account.id()));
            AccountChanges saved = accounts.save(before, List.of(account));
            enroller.accountsChanged(saved.touched());
            return saved;
        });
        return new Put(account, !changes.created().isEmpty());
    }
}
