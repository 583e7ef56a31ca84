package dev.steadfast.bench;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Customers as a book has them: all segments, many zones, contracts that began and end on any day. Always the same. */
final class GeneratedBook {

    private static final List<String> ZONES = List.of(
            "Europe/London",
            "Europe/Berlin",
            "America/New_York",
            "America/Los_Angeles",
            "Asia/Tokyo",
            "Australia/Sydney");
    private static final List<String> COUNTRIES = List.of("GB", "DE", "US", "US", "JP", "AU");
    private static final List<String> SEGMENTS = List.of("enterprise", "mid-market", "smb", "smb");

    private GeneratedBook() {}

    /** @param from contracts begin up to 40 days before and after it, and end up to a year later */
    static List<Account> of(int size, LocalDate from) {
        List<Account> book = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            book.add(account(i, from));
        }
        return book;
    }

    private static Account account(int i, LocalDate from) {
        String domain = "customer-" + i + ".example";
        String country = COUNTRIES.get(i % COUNTRIES.size());
        return new Account(
                "customer-" + i,
                "Customer " + i,
                domain,
                SEGMENTS.get(i % SEGMENTS.size()),
                BigDecimal.valueOf(500L + 37L * (i % 2_000)),
                "EUR",
                "csm-" + i % 40 + "@ourcompany.example",
                "manager-" + i % 5 + "@ourcompany.example",
                ZONES.get(i % ZONES.size()),
                "en",
                country,
                "active",
                from.plusDays(i % 80 - 40),
                from.plusDays(i % 365),
                Map.of("next_action_url", "https://app.ourcompany.example/start/" + i),
                List.of(
                        new Contact("Ada Admin", "ada@" + domain, null, Role.ADMIN),
                        new Contact("Charlie Champion", "charlie@" + domain, "+14155550100", Role.CHAMPION),
                        new Contact("Bea Billing", "bea@" + domain, null, Role.BILLING)));
    }
}
