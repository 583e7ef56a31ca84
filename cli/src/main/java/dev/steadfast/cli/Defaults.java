package dev.steadfast.cli;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Permissions;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;

/**
 * What stands in for what an account does not say, by the settings of the server.
 *
 * @param zone of accounts without one
 * @param highValueFrom annual recurring revenue from which an account is of high value
 */
record Defaults(ZoneId zone, BigDecimal highValueFrom) {

    private static final String ZONE = "STEADFAST_ACCOUNTS_TIME_ZONE";
    private static final String HIGH_VALUE = "STEADFAST_ACCOUNTS_HIGH_VALUE_ARR";

    /** @throws Failure when a setting is no zone, or no amount */
    static Defaults of(Map<String, String> environment) {
        String zone = environment.getOrDefault(ZONE, "UTC");
        String amount = environment.getOrDefault(HIGH_VALUE, "10000");
        try {
            return new Defaults(ZoneId.of(zone), new BigDecimal(amount));
        } catch (DateTimeException e) {
            throw new Failure(ZONE + " must be a time zone such as Europe/London, and is " + zone);
        } catch (NumberFormatException e) {
            throw new Failure(HIGH_VALUE + " must be an amount such as 10000, and is " + amount);
        }
    }

    ZoneId zone(Account account) {
        return account.timeZone() == null ? zone : ZoneId.of(account.timeZone());
    }

    /** What is known of the account at a moment, when nothing has happened. */
    Function<Instant, Facts> facts(AccountFile.Told told) {
        Account account = told.account();
        Permissions permissions = Permissions.NONE.and(told.agreements());
        ZoneId its = zone(account);
        return now ->
                Facts.of(new AccountFacts(account, its, now, highValueFrom)).withPermissions(permissions);
    }
}
