package dev.steadfast.api.accounts;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.clock.BusinessClock;
import org.springframework.stereotype.Component;

/** What can be said about an account now, by its own clock. */
@Component
class AccountFactsNow {

    private final AccountDefaults defaults;
    private final BusinessClock clock;

    AccountFactsNow(AccountDefaults defaults, BusinessClock clock) {
        this.defaults = defaults;
        this.clock = clock;
    }

    AccountFacts of(Account account) {
        return defaults.facts(account, clock.nowFor(account.id()));
    }
}
