package dev.steadfast.store.accounts;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.account.Signals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands in for what an account does not say.
 *
 * @param timeZone of accounts without one
 * @param highValueArr annual recurring revenue from which an account is of high value, in its own currency
 */
@ConfigurationProperties("steadfast.accounts")
public record AccountDefaults(
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue("10000") BigDecimal highValueArr) {

    /** The account's zone, or the one that stands in for it. */
    public ZoneId zone(Account account) {
        return account.timeZone() == null ? timeZone : ZoneId.of(account.timeZone());
    }

    /** What can be said about the account at {@code now}, in business time. */
    public AccountFacts facts(Account account, Instant now) {
        return facts(account, now, Signals.NONE);
    }

    /** The same, with what events have told of the account. */
    public AccountFacts facts(Account account, Instant now, Signals signals) {
        return new AccountFacts(account, zone(account), now, highValueArr, signals);
    }
}
