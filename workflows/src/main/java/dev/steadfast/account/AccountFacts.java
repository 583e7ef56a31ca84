package dev.steadfast.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be said about an account on a given day: what is stored, and what follows from it.
 *
 * @param zone the account's, or the one that stands in for it
 * @param now business time
 * @param highValueFrom annual recurring revenue from which an account is of high value
 * @param signals what events have told of it
 */
public record AccountFacts(Account account, ZoneId zone, Instant now, BigDecimal highValueFrom, Signals signals) {

    private static final int RENEWAL_BEGINS_DAYS_BEFORE = 180;
    private static final int ONBOARDING_DAYS = 90;
    private static final int ADOPTION_DAYS = 180;

    /** What {@link #stage} may be, in order. */
    public static final List<String> STAGES = List.of("onboarding", "adoption", "growth", "renewal", "churned");

    /** What {@link #touch} may be, from the most to the least personal. */
    public static final List<String> TOUCHES = List.of("high", "mid", "low");

    /** What a health tier may be, from the best to the worst. */
    public static final List<String> TIERS = List.of("healthy", "watch", "at-risk", "critical");

    /** An account of which no event has told anything. */
    public AccountFacts(Account account, ZoneId zone, Instant now, BigDecimal highValueFrom) {
        this(account, zone, now, highValueFrom, Signals.NONE);
    }

    /** The same about the account as it has become, in the same zone. */
    public AccountFacts of(Account changed) {
        return new AccountFacts(changed, zone, now, highValueFrom, signals);
    }

    /** The account's local day. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

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
        LocalDate today = today();
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

    /** One fact of the roots account, owner, contract, health, usage, support and billing; null when it is not known. */
    public @Nullable Object fact(String root, String name) {
        return switch (root) {
            case "account" -> ofAccount(name);
            case "owner" -> ofOwner(name);
            case "contract" -> ofContract(name);
            case "health" -> ofHealth(name);
            case "usage", "support", "billing" -> signals.fact(root, name, now, custom("seats", CustomValues::number));
            default -> null;
        };
    }

    private @Nullable Object ofAccount(String name) {
        return switch (name) {
            case "id" -> account.id();
            case "name" -> account.name();
            case "domain" -> account.domain();
            case "segment" -> account.segment();
            case "arr" -> account.arr() == null ? null : account.arr().doubleValue();
            case "currency" -> account.currency();
            case "time_zone" -> zone.getId();
            case "locale" -> account.locale();
            case "country" -> account.country();
            case "status" -> account.status();
            case "contract_start" -> startOf(account.contractStart());
            case "renewal_date" -> startOf(account.renewalDate());
            case "stage" -> stage();
            case "high_value" -> highValue();
            case "touch" -> touch();
            case "custom" -> account.custom();
            default -> null;
        };
    }

    private @Nullable Object ofOwner(String name) {
        String email = account.ownerEmail();
        return switch (name) {
            case "email" -> email;
            case "name" -> email == null ? null : nameFrom(email);
            default -> null;
        };
    }

    private @Nullable Object ofContract(String name) {
        return switch (name) {
            case "start" -> startOf(account.contractStart());
            case "renewal_date" -> startOf(account.renewalDate());
            case "term_months" -> termMonths();
            case "auto_renews" -> custom("auto_renews", CustomValues::truth);
            default -> null;
        };
    }

    private @Nullable Object ofHealth(String name) {
        return switch (name) {
            case "score" -> custom("health_score", CustomValues::number);
            case "tier" -> custom("health_tier", AccountFacts::tier);
            default -> null;
        };
    }

    /** How long the term is: the attribute {@code term_months}, else whole months from the start to the renewal. */
    public @Nullable Long termMonths() {
        Double told = custom("term_months", CustomValues::number);
        if (told != null) {
            return Math.round(told);
        }
        LocalDate start = account.contractStart();
        LocalDate renewal = account.renewalDate();
        return start == null || renewal == null || renewal.isBefore(start)
                ? null
                // the last day of the term may stand for the renewal
                : (Long) ChronoUnit.MONTHS.between(start, renewal.plusDays(1));
    }

    private <T> @Nullable T custom(String name, Function<Object, Optional<T>> reading) {
        Object value = account.custom().get(name);
        return value == null ? null : reading.apply(value).orElse(null);
    }

    /** The tier in the spelling of playbooks, or empty for any other word. */
    private static Optional<String> tier(Object value) {
        String word = value.toString().strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
        return Optional.of(word).filter(TIERS::contains);
    }

    private @Nullable Instant startOf(@Nullable LocalDate date) {
        return date == null ? null : date.atStartOfDay(zone).toInstant();
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
