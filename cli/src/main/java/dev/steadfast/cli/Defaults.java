package dev.steadfast.cli;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.account.Signals;
import dev.steadfast.cadence.Caps;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Permissions;
import dev.steadfast.calendar.SendWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;

/**
 * What holds for every account: the settings of a server.
 *
 * @param zone of accounts without one
 * @param highValueFrom annual recurring revenue from which an account is of high value
 * @param textingHours when text messages may leave at most
 * @param caps how many lifecycle messages are the most
 * @param emailMustBeAgreed whether an e-mail needs consent
 */
record Defaults(ZoneId zone, BigDecimal highValueFrom, SendWindow textingHours, Caps caps, boolean emailMustBeAgreed) {

    private static final BigDecimal HIGH_VALUE = new BigDecimal("10000");

    /** @throws Failure when a setting cannot be what it is set to */
    static Defaults of(ServerSettings settings) {
        return new Defaults(
                settings.value(
                        "STEADFAST_ACCOUNTS_TIME_ZONE",
                        ZoneId.of("UTC"),
                        "a time zone such as Europe/London",
                        ZoneId::of),
                settings.value(
                        "STEADFAST_ACCOUNTS_HIGH_VALUE_ARR",
                        HIGH_VALUE,
                        "an amount such as " + HIGH_VALUE,
                        BigDecimal::new),
                settings.value(
                        "STEADFAST_ACCOUNTS_TEXTING_HOURS",
                        SendWindow.TEXTING_HOURS,
                        "hours such as mon-sat 09:00-19:00",
                        SendWindow::parse),
                caps(settings),
                settings.value("STEADFAST_CONSENT_EMAIL", false, "assumed or required", Defaults::isRequired));
    }

    private static Caps caps(ServerSettings settings) {
        try {
            return new Caps(
                    cap(settings, "STEADFAST_CAPS_CONTACT_DAY", Caps.DEFAULT.contactDay()),
                    cap(settings, "STEADFAST_CAPS_CONTACT_WEEK", Caps.DEFAULT.contactWeek()),
                    cap(settings, "STEADFAST_CAPS_ACCOUNT_DAY", Caps.DEFAULT.accountDay()),
                    cap(settings, "STEADFAST_CAPS_ACCOUNT_WEEK", Caps.DEFAULT.accountWeek()));
        } catch (IllegalArgumentException e) {
            throw new Failure("STEADFAST_CAPS_*: " + e.getMessage());
        }
    }

    private static int cap(ServerSettings settings, String name, int otherwise) {
        return settings.value(name, otherwise, "a number of messages such as 4", Integer::valueOf);
    }

    private static boolean isRequired(String word) {
        return switch (word) {
            case "required" -> true;
            case "assumed" -> false;
            default -> throw new IllegalArgumentException(word);
        };
    }

    ZoneId zone(Account account) {
        return account.timeZone() == null ? zone : ZoneId.of(account.timeZone());
    }

    /** What is known of the account at a moment, when nothing has happened. */
    Function<Instant, Facts> facts(AccountFile.Told told) {
        Account account = told.account();
        Permissions permissions = Permissions.NONE.and(told.agreements()).withEmailToBeAgreed(emailMustBeAgreed);
        ZoneId its = zone(account);
        return now -> Facts.of(new AccountFacts(account, its, now, highValueFrom, Signals.NONE, textingHours))
                .withPermissions(permissions)
                .withCaps(caps);
    }
}
