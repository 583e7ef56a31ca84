package dev.steadfast.store;

import dev.steadfast.account.Account;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account of a test, to be varied.
 *
 * <pre>{@code
 * AnAccount.of("acme").renews("2027-03-01").in("Europe/Berlin").with("tier", "watch").build()
 * }</pre>
 */
public record AnAccount(
        String id,
        String status,
        @Nullable String zone,
        @Nullable String country,
        @Nullable LocalDate renewal,
        Map<String, Object> custom) {

    public static AnAccount of(String id) {
        return new AnAccount(id, "active", null, null, null, Map.of());
    }

    public AnAccount is(String newStatus) {
        return new AnAccount(id, newStatus, zone, country, renewal, custom);
    }

    public AnAccount in(String newZone) {
        return new AnAccount(id, status, newZone, country, renewal, custom);
    }

    public AnAccount inCountry(String newCountry) {
        return new AnAccount(id, status, zone, newCountry, renewal, custom);
    }

    public AnAccount renews(@Nullable String date) {
        return new AnAccount(id, status, zone, country, date == null ? null : LocalDate.parse(date), custom);
    }

    public AnAccount with(String name, Object value) {
        Map<String, Object> more = new HashMap<>(custom);
        more.put(name, value);
        return new AnAccount(id, status, zone, country, renewal, more);
    }

    public Account build() {
        return new Account(
                id,
                "Account " + id,
                null,
                "smb",
                null,
                null,
                "owner@ours.example",
                "manager@ours.example",
                zone,
                null,
                country,
                status,
                null,
                renewal,
                custom,
                List.of());
    }
}
