package dev.steadfast.store.accounts;

import dev.steadfast.store.clock.BusinessClock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The local day of an account, by its test clock where it has one. */
@Component
public class AccountDays {

    private final AccountStore accounts;
    private final AccountDefaults defaults;
    private final BusinessClock clock;

    public AccountDays(AccountStore accounts, AccountDefaults defaults, BusinessClock clock) {
        this.accounts = accounts;
        this.defaults = defaults;
        this.clock = clock;
    }

    /**
     * Today in this zone.
     *
     * @param exists whether the account is stored; one that is not will have the clock of new accounts
     * @param timeZone the account's; where it is not known, the one that stands in for it
     */
    public LocalDate today(String id, boolean exists, @Nullable String timeZone) {
        ZoneId zone = timeZone == null ? defaults.timeZone() : ZoneId.of(timeZone);
        return (exists ? clock.nowFor(id) : clock.now(accounts.clockOfNewAccounts()))
                .atZone(zone)
                .toLocalDate();
    }
}
