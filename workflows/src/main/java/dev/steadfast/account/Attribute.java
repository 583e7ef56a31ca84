package dev.steadfast.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The simple values of an account besides its id, in the order of the CSV file; a column and a JSON property have the
 * same name.
 */
public enum Attribute {
    NAME,
    DOMAIN,
    SEGMENT,
    ARR,
    CURRENCY,
    OWNER_EMAIL,
    MANAGER_EMAIL,
    TIME_ZONE,
    LOCALE,
    COUNTRY,
    STATUS,
    CONTRACT_START,
    RENEWAL_DATE;

    /** The name in CSV and JSON: {@code owner_email}. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The value to store for this text.
     *
     * @throws BrokenRule when it may not be stored
     */
    public Object read(String text) {
        return switch (this) {
            case NAME -> AccountRules.name(text);
            case DOMAIN -> AccountRules.domain(text);
            case SEGMENT -> AccountRules.segment(text);
            case ARR -> AccountRules.arr(text);
            case CURRENCY -> AccountRules.currency(text);
            case OWNER_EMAIL, MANAGER_EMAIL -> AccountRules.email(text);
            case TIME_ZONE -> AccountRules.timeZone(text);
            case LOCALE -> AccountRules.locale(text);
            case COUNTRY -> AccountRules.country(text);
            case STATUS -> AccountRules.status(text);
            case CONTRACT_START, RENEWAL_DATE -> AccountRules.date(text);
        };
    }

    /** The value that the account has. */
    public @Nullable Object of(Account account) {
        return switch (this) {
            case NAME -> account.name();
            case DOMAIN -> account.domain();
            case SEGMENT -> account.segment();
            case ARR -> account.arr();
            case CURRENCY -> account.currency();
            case OWNER_EMAIL -> account.ownerEmail();
            case MANAGER_EMAIL -> account.managerEmail();
            case TIME_ZONE -> account.timeZone();
            case LOCALE -> account.locale();
            case COUNTRY -> account.country();
            case STATUS -> account.status();
            case CONTRACT_START -> account.contractStart();
            case RENEWAL_DATE -> account.renewalDate();
        };
    }

    /** Whether the value is a day, which CSV may also give as {@code today+30d}. */
    public boolean isDay() {
        return this == CONTRACT_START || this == RENEWAL_DATE;
    }

    public static Optional<Attribute> of(String column) {
        return Arrays.stream(values()).filter(a -> a.column().equals(column)).findFirst();
    }

    public static List<String> columns() {
        return Arrays.stream(values()).map(Attribute::column).toList();
    }
}
