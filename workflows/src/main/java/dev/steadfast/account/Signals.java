package dev.steadfast.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What events have told of an account, counted as they came in.
 *
 * @param byKind {@code login}, {@code user}, {@code feature}, {@code ticket}, {@code invoice}; what was never heard of is not
 *     there, and so its facts are not known
 */
public record Signals(Map<String, Signal> byKind) {

    /** Nothing was ever heard. */
    public static final Signals NONE = new Signals(Map.of());

    private static final int RECENT_DAYS = 30;

    public Signals {
        byKind = Map.copyOf(byKind);
    }

    /**
     * One kind of signal.
     *
     * @param latest when it was last heard of
     * @param days how many users or features were last seen on a day, in UTC; days long before the latest are left out
     * @param open how many tickets or invoices are open, by severity; an empty text where that is not known
     */
    public record Signal(@Nullable Instant latest, Map<LocalDate, Integer> days, Map<String, Integer> open) {

        public Signal {
            days = Map.copyOf(days);
            open = Map.copyOf(open);
        }

        long recent(LocalDate today) {
            LocalDate first = today.minusDays(RECENT_DAYS - 1L);
            return days.entrySet().stream()
                    .filter(day -> !day.getKey().isBefore(first))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        long openInAll() {
            return open.values().stream().mapToInt(Integer::intValue).sum();
        }

        long openOf(String severity) {
            return open.getOrDefault(severity, 0);
        }
    }

    /** One fact of the roots usage, support and billing; null when it is not known. */
    @Nullable
    Object fact(String root, String name, Instant now, @Nullable Double seats) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return switch (root + "." + name) {
            case "usage.last_login" -> latest("login");
            case "usage.last_active" -> latest("user");
            case "usage.active_users" -> recent("user", today);
            case "usage.active_users_per_seat" -> perSeat(recent("user", today), seats);
            case "usage.features_used" -> recent("feature", today);
            case "support.open_tickets" -> open("ticket", null);
            case "support.open_urgent_tickets" -> open("ticket", "urgent");
            case "support.open_high_tickets" -> open("ticket", "high");
            case "billing.unpaid_invoices" -> open("invoice", null);
            default -> null;
        };
    }

    private static @Nullable Double perSeat(@Nullable Long users, @Nullable Double seats) {
        return users == null || seats == null || seats <= 0 ? null : (Double) (users / seats);
    }

    private @Nullable Instant latest(String kind) {
        Signal signal = byKind.get(kind);
        return signal == null ? null : signal.latest();
    }

    private @Nullable Long recent(String kind, LocalDate today) {
        Signal signal = byKind.get(kind);
        return signal == null ? null : (Long) signal.recent(today);
    }

    private @Nullable Long open(String kind, @Nullable String severity) {
        Signal signal = byKind.get(kind);
        if (signal == null) {
            return null;
        }
        return severity == null ? signal.openInAll() : signal.openOf(severity);
    }
}
