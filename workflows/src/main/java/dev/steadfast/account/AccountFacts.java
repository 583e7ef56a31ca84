package dev.steadfast.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be said about an account on a given day: what is stored, and what follows from it.
 *
 * @param zone the account's, or the one that stands in for it
 * @param today the account's local day
 * @param highValueFrom annual recurring revenue from which an account is of high value
 */
public record AccountFacts(Account account, ZoneId zone, LocalDate today, BigDecimal highValueFrom) {

    private static final int RENEWAL_BEGINS_DAYS_BEFORE = 180;
    private static final int ONBOARDING_DAYS = 90;
    private static final int ADOPTION_DAYS = 180;

    /** Whether the account's revenue reaches the setting, or null when its revenue is not known. */
    public @Nullable Boolean highValue() {
        BigDecimal arr = account.arr();
        return arr == null ? null : arr.compareTo(highValueFrom) >= 0;
    }

    /** {@code high}, {@code mid} or {@code low}, from the segment; null without one. */
    public @Nullable String touch() {
        return switch (account.segment()) {
            case "enterprise" -> "high";
            case "mid-market" -> "mid";
            case "smb" -> "low";
            case null, default -> null;
        };
    }

    /** Where the account stands in its lifecycle, from its status and dates; null when its dates are not known. */
    public @Nullable String stage() {
        if (account.status().equals("churned")) {
            return "churned";
        }
        LocalDate start = account.contractStart();
        long day = start == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(start, today);
        if (day < ONBOARDING_DAYS) {
            return "onboarding";
        }
        LocalDate renewal = account.renewalDate();
        if (renewal != null && ChronoUnit.DAYS.between(today, renewal) <= RENEWAL_BEGINS_DAYS_BEFORE) {
            return "renewal";
        }
        if (start == null) {
            return null;
        }
        return day < ADOPTION_DAYS ? "adoption" : "growth";
    }

    /** The facts of the roots {@code account} and {@code owner}, by name; what is not known has no entry. */
    public Map<String, Map<String, Object>> byRoot() {
        Map<String, Object> facts = new HashMap<>();
        put(facts, "id", account.id());
        put(facts, "name", account.name());
        put(facts, "domain", account.domain());
        put(facts, "segment", account.segment());
        put(facts, "arr", account.arr() == null ? null : account.arr().doubleValue());
        put(facts, "currency", account.currency());
        put(facts, "time_zone", zone.getId());
        put(facts, "locale", account.locale());
        put(facts, "country", account.country());
        put(facts, "status", account.status());
        put(facts, "contract_start", startOf(account.contractStart()));
        put(facts, "renewal_date", startOf(account.renewalDate()));
        put(facts, "stage", stage());
        put(facts, "high_value", highValue());
        put(facts, "touch", touch());
        put(facts, "custom", plainNumbers(account.custom()));
        Map<String, Object> owner = new HashMap<>();
        put(owner, "email", account.ownerEmail());
        put(owner, "name", account.ownerEmail() == null ? null : nameFrom(account.ownerEmail()));
        return Map.of("account", facts, "owner", owner);
    }

    /** Conditions and texts know whole numbers and decimals, nothing of their storage. */
    private static Map<String, Object> plainNumbers(Map<String, Object> custom) {
        Map<String, Object> plain = new HashMap<>();
        custom.forEach((name, value) -> plain.put(name, value instanceof Number number ? plain(number) : value));
        return plain;
    }

    private static Object plain(Number number) {
        double decimal = number.doubleValue();
        return decimal == Math.rint(decimal) && Math.abs(decimal) < 1e15
                ? (Object) number.longValue()
                : (Object) decimal;
    }

    private @Nullable Instant startOf(@Nullable LocalDate date) {
        return date == null ? null : date.atStartOfDay(zone).toInstant();
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    /** A presentable name from an address: {@code ada.lovelace@x.example} becomes {@code Ada Lovelace}. */
    public static String nameFrom(String email) {
        String local = email.substring(0, Math.max(0, email.indexOf('@')));
        return Arrays.stream(local.split("[._+-]"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining(" "));
    }
}
