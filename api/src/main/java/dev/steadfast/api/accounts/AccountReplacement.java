package dev.steadfast.api.accounts;

import dev.steadfast.account.Account;
import dev.steadfast.account.ExternalId;
import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.store.accounts.AccountChanges;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.accounts.AccountTransactions;
import dev.steadfast.store.changes.Consequences;
import dev.steadfast.store.events.NewlyKnown;
import dev.steadfast.store.identity.ExternalIds;
import dev.steadfast.store.reach.Consents;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts an account in the place of the one with its id, and does what follows from the change. */
@Component
class AccountReplacement {

    private final AccountStore accounts;
    private final Consents consents;
    private final ExternalIds externalIds;
    private final NewlyKnown newlyKnown;
    private final Consequences consequences;
    private final AccountTransactions transactions;

    AccountReplacement(
            AccountStore accounts,
            Consents consents,
            ExternalIds externalIds,
            NewlyKnown newlyKnown,
            Consequences consequences,
            AccountTransactions transactions) {
        this.accounts = accounts;
        this.consents = consents;
        this.externalIds = externalIds;
        this.newlyKnown = newlyKnown;
        this.consequences = consequences;
        this.transactions = transactions;
    }

    /** The account as it is now. */
    record Put(Account account, boolean created) {}

    /**
     * Puts it there.
     *
     * @throws RuleBroken when another system's name for it is another account's
     */
    Put put(AccountBody.Told told, String by) {
        Account account = told.account();
        AccountChanges changes = transactions.run(transaction -> {
            var before = accounts.lock(List.of(account.id()));
            AccountChanges saved = accounts.save(before, List.of(account));
            if (told.externalIds() != null) {
                call(account.id(), told.externalIds(), by);
            }
            told.consents().forEach(word -> word.consents().forEach(consents::add));
            consequences.of(saved);
            return saved;
        });
        return new Put(account, !changes.created().isEmpty());
    }

    private void call(String account, List<ExternalId> wanted, String by) {
        externalIds.owners(wanted).forEach((id, owner) -> {
            if (!owner.equals(account)) {
                throw new RuleBroken(
                        "external_ids", id.toString(), "must not be another account's: it is " + owner + "'s");
            }
        });
        externalIds.retain(account, wanted);
        if (externalIds.add(account, wanted, by)) {
            newlyKnown.note(List.of(account));
        }
    }
}
