package dev.steadfast.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What each value of an account must look like, the same for CSV, JSON and pages. Every function takes the text as it
 * came in and returns the value to store, normalised, or throws {@link BrokenRule}.
 */
public final class AccountRules {

    /** What {@link Account#segment} may be, from the most to the least personal. */
    public static final List<String> SEGMENTS = List.of("enterprise", "mid-market", "smb");

    /** What {@link Account#status} may be. */
    public static final List<String> STATUSES = List.of("trial", "active", "churned");

    private static final BigDecimal ARR_LIMIT = BigDecimal.TEN.pow(16);
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,17}(\\.\\d{1,10})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private AccountRules() {}

    /**
     * Forbidden are the characters that a URL path or a workflow id cannot carry, and what a mail address is told by.
     */
    public static String id(String text) {
        String id = Texts.line(text, 100);
        if (id.chars().anyMatch(c -> "/\\%;@".indexOf(c) >= 0) || id.equals(".") || id.equals("..")) {
            throw new BrokenRule("must not look like an e-mail address or a path: no / \\ % ; @");
        }
        return id;
    }

    /** The name of a company or person: one line. */
    public static String name(String text) {
        return Texts.line(text, 200);
    }

    public static String domain(String text) {
        return Addresses.domain(text.strip())
                .orElseThrow(() -> new BrokenRule("must be a host name such as acme.example"));
    }

    public static String email(String text) {
        return Addresses.email(text.strip())
                .orElseThrow(() ->
                        new BrokenRule("must be one e-mail address such as jo@acme.example, at most 254 characters"));
    }

    /** E.164: spaces, dashes, dots, slashes, parentheses and a {@code (0)} are taken out. */
    public static String phone(String text) {
        return PhoneNumbers.e164(text);
    }

    public static Role role(String text) {
        return Role.of(lower(text)).orElseThrow(() -> new BrokenRule("must be one of " + Role.words()));
    }

    public static String segment(String text) {
        return oneOf(SEGMENTS, text);
    }

    public static String status(String text) {
        return oneOf(STATUSES, text);
    }

    /** At most 16 digits before the point and 2 after it. */
    public static BigDecimal arr(String text) {
        String digits = text.strip();
        if (!DECIMAL.matcher(digits).matches()) {
            throw new BrokenRule(
                    "must be a plain number, 0 or more, such as 12000.50, without separators for thousands");
        }
        BigDecimal value = Account.plain(new BigDecimal(digits));
        if (value.scale() > 2 || value.compareTo(ARR_LIMIT) >= 0) {
            throw new BrokenRule("must have at most 16 digits before the point and 2 after it");
        }
        return value;
    }

    public static String currency(String text) {
        return known(CURRENCIES, text.strip().toUpperCase(Locale.ROOT), "must be an ISO 4217 code such as EUR");
    }

    public static String country(String text) {
        return known(
                COUNTRIES, text.strip().toUpperCase(Locale.ROOT), "must be an ISO 3166 code of two letters such as DE");
    }

    public static String timeZone(String text) {
        return known(ZONES, text.strip(), "must be an IANA time zone such as Europe/Berlin");
    }

    public static String locale(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text.strip()).build();
            String language = locale.getLanguage();
            String region = locale.getCountry();
            boolean languageKnown = language.length() == 3 || LANGUAGES.contains(language);
            if (languageKnown && (region.length() != 2 || COUNTRIES.contains(region))) {
                return locale.toLanguageTag();
            }
            throw localeRule();
        } catch (IllformedLocaleException e) {
            throw localeRule();
        }
    }

    public static LocalDate date(String text) {
        try {
            if (DATE.matcher(text.strip()).matches()) {
                return LocalDate.parse(text.strip());
            }
            throw dateRule();
        } catch (DateTimeParseException e) {
            throw dateRule();
        }
    }

    /** The name of an attribute of the user's own; kept as it is written. */
    public static String customName(String text) {
        return Texts.line(text, 100);
    }

    /** A text of the user's own: line breaks and tabs are allowed. */
    public static String customText(String text) {
        return Texts.lines(text, 10_000);
    }

    private static BrokenRule localeRule() {
        return new BrokenRule("must be a BCP 47 language tag such as de-DE");
    }

    private static BrokenRule dateRule() {
        return new BrokenRule("must be a date such as 2026-03-31");
    }

    private static String oneOf(List<String> allowed, String text) {
        return known(allowed, lower(text), "must be one of " + String.join(", ", allowed));
    }

    private static String known(Collection<String> allowed, String value, String rule) {
        if (!allowed.contains(value)) {
            throw new BrokenRule(rule);
        }
        return value;
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
