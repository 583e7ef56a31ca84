package dev.steadfast.api.quarantine;

import dev.steadfast.account.BrokenRule;
import dev.steadfast.account.ExternalId;
import dev.steadfast.api.errors.Conflict;
import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.accounts.AccountTransactions;
import dev.steadfast.store.events.NewlyKnown;
import dev.steadfast.store.events.Quarantine;
import dev.steadfast.store.events.QuarantineQueries;
import dev.steadfast.store.identity.ExternalIds;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people do about events that wait; the same over REST and on the page. */
@Component
public class QuarantineActions {

    private final Quarantine quarantine;
    private final QuarantineQueries queries;
    private final AccountStore accounts;
    private final ExternalIds externalIds;
    private final NewlyKnown newlyKnown;
    private final AccountTransactions transactions;

    QuarantineActions(
            Quarantine quarantine,
            QuarantineQueries queries,
            AccountStore accounts,
            ExternalIds externalIds,
            NewlyKnown newlyKnown,
            AccountTransactions transactions) {
        this.quarantine = quarantine;
        this.queries = queries;
        this.accounts = accounts;
        this.externalIds = externalIds;
        this.newlyKnown = newlyKnown;
        this.transactions = transactions;
    }

    /**
     * A name that has an account now.
     *
     * @param waiting how many events wait under this name still: none, unless they came this very moment
     */
    public record Assigned(String name, String account, int waiting) {}

    /** Discards some events; how many there were. */
    int discard(List<Long> numbers, String reason, String by) {
        return quarantine.discard(numbers, by, reason);
    }

    /** Discards all that wait under a name; how many there were. */
    public int discard(String name, String reason, String by) {
        return quarantine.discard(name, by, reason);
    }

    /**
     * Gives an account a name, and delivers what waited under it.
     *
     * @throws RuleBroken where the name is no external id
     * @throws NotThere where there is no such account
     * @throws Conflict where it is another account's name
     */
    public Assigned assign(String name, String account, String by) {
        ExternalId id = externalId(name);
        transactions.run(transaction -> {
            if (accounts.lock(List.of(account)).isEmpty()) {
                throw new NotThere("There is no account '%s'.".formatted(account));
            }
            var owner = externalIds.owners(List.of(id)).getOrDefault(id, account);
            if (!owner.equals(account)) {
                throw new Conflict("%s is a name of %s.".formatted(name, owner));
            }
            externalIds.add(account, List.of(id), by);
            newlyKnown.note(List.of(account));
            return id;
        });
        return new Assigned(name, account, queries.list(name, 0, 1_000).size());
    }

    private static ExternalId externalId(String name) {
        try {
            return ExternalId.read(name);
        } catch (BrokenRule e) {
            throw new RuleBroken(
                    "name",
                    name,
                    e.rule() + "; what waits under an address or a domain is delivered once an account has it");
        }
    }
}
