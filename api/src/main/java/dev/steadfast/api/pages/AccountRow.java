package dev.steadfast.api.pages;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.api.paging.Cursor;
import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.overview.AccountLine;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One account of the list.
 *
 * @param now its business time
 * @param zone in which its times are shown
 * @param stage absent when its dates are not known
 */
public record AccountRow(
        AccountLine line,
        Instant now,
        ZoneId zone,
        @Nullable String stage) {

    static AccountRow of(AccountLine line, Instant wallClock, AccountDefaults defaults) {
        var now = wallClock.plus(line.offset());
        return new AccountRow(
                line,
                now,
                defaults.zone(line.account()),
                defaults.facts(line.account(), now).stage());
    }

    public Account account() {
        return line.account();
    }

    public AccountLine.@Nullable Run run() {
        return line.run();
    }

    /** The owner's name, as far as the address tells it. */
    public @Nullable String owner() {
        var email = account().ownerEmail();
        return email == null ? null : AccountFacts.nameFrom(email);
    }

    String cursor() {
        return Cursor.of(line.position().name(), line.position().id());
    }
}
