package dev.steadfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes accounts for a test, each with an id that no other test has. */
public final class Customers {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Client client;

    public Customers(Client client) {
        this.client = client;
    }

    /** An account whose contract began today, so that onboarding takes it; its id. */
    public String fresh() {
        return account("Customer", LocalDate.now(ZoneOffset.UTC));
    }

    /** An account that has been here for years, so that onboarding leaves it alone; its id. */
    public String longStanding() {
        return account("Customer", LocalDate.of(2020, 1, 15));
    }

    /** An account of this name that has been here for years; its id. */
    public String named(String name) {
        return account(name, LocalDate.of(2020, 1, 15));
    }

    /** The id of the account's only enrolment. */
    public String enrolmentOf(String account) {
        return client.get("/api/enrolments?account=" + account).text("/items/0/id");
    }

    private String account(String name, LocalDate contractStart) {
        var id = "customer-" + NUMBER.incrementAndGet();
        var answer = client.put("/api/accounts/" + id, """
                {"name": "%s", "segment": "mid-market", "owner_email": "ana@ours.example", "time_zone": "Europe/Berlin",
                 "contract_start": "%s", "contacts": [{"name": "Mia", "email": "mia@%s.example", "role": "admin"}]}
                """.formatted(name, contractStart, id));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return id;
    }
}
