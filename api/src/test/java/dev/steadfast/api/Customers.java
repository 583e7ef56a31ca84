package dev.steadfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes accounts for a test, each with an id that no other test has. */
public final class Customers {
    /** Twenty quarters of 13 weeks and a month. */
    private static final LocalDate LONG_AGO = LocalDate.now(ZoneOffset.UTC).minusDays(20 * 91 + 30);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Client client;

    public Customers(Client client) {
        this.client = client;
    }

    /** An account whose contract began today, so that onboarding takes it; its id. */
    public String fresh() {
        return account("Customer", LocalDate.now(ZoneOffset.UTC));
    }

    /** An account that has been here for years and whose quarter is not full, so that nothing takes it; its id. */
    public String longStanding() {
        return account("Customer", LONG_AGO);
    }

    /** An account of this name that has been here for years; its id. */
    public String named(String name) {
        return account(name, LONG_AGO);
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
