package dev.steadfast.store.accounts;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.account.Signals;
import dev.steadfast.calendar.SendWindow;
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
 * @param textingHours when text messages may leave at most, by the clock on the customer's wall
 */
@ConfigurationProperties("steadfast.accounts")
public record AccountDefaults(
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue("10000") BigDecimal highValueArr,
        @DefaultValue("mon-sat 09:00-19:00") String textingHours) {

    /** @throws IllegalArgumentException where the hours are none, with what is allowed */
    public AccountDefaults {
        SendWindow.parse(textingHours);
    }

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
        return new AccountFacts(account, zone(account), now, highValueArr, signals, SendWindow.parse(textingHours));
    }
}
