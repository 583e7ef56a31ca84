package dev.steadfast.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer company. What is not known is absent, never guessed; derived facts live in {@link AccountFacts}.
 *
 * @param id ours: no slash, does not look like an e-mail address, at most 100 characters
 * @param segment {@code enterprise}, {@code mid-market} or {@code smb}
 * @param arr annual recurring revenue in {@code currency}
 * @param currency ISO 4217 code
 * @param ownerEmail the CSM who owns the account
 * @param timeZone IANA zone id
 * @param locale BCP 47 language tag
 * @param country ISO 3166 alpha-2 code
 * @param status {@code active} or {@code churned}, {@code trial}; free text is refused
 * @param custom attributes of the user's own: strings, numbers, booleans
 */
public record Account(
        String id,
        String name,
        @Nullable String domain,
        @Nullable String segment,
        @Nullable BigDecimal arr,
        @Nullable String currency,
        @Nullable String ownerEmail,
        @Nullable String managerEmail,
        @Nullable String timeZone,
        @Nullable String locale,
        @Nullable String country,
        String status,
        @Nullable LocalDate contractStart,
        @Nullable LocalDate renewalDate,
        Map<String, Object> custom,
        List<Contact> contacts) {

    public Account {
        arr = arr == null ? null : plain(arr);
        custom = Map.copyOf(custom);
        contacts = List.copyOf(contacts);
    }

    /** The same amount always has the same scale, so that two equal accounts are equal however they were read. */
    static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
