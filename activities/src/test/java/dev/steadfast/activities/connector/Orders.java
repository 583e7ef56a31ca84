package dev.steadfast.activities.connector;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Orders as a step gives them. */
public final class Orders {

    public static final String KEY = "steadfast.e_1.deed.1";

    private Orders() {}

    public static Account acme() {
        return new Account(
                "acme",
                "Acme",
                null,
                null,
                null,
                null,
                "owner@steadfast.example",
                null,
                null,
                null,
                null,
                "active",
                null,
                null,
                Map.of(
                        "stripe_customer", "cus_1",
                        "hubspot_company", 5123456789012L,
                        "zendesk_organization", "77",
                        "salesforce_account", "001A",
                        "intercom_contact", "con_1"),
                List.of(new Contact("Ada", "ada@acme.example", null, Role.ADMIN)));
    }

    /** The first attempt. */
    public static Order order(Map<String, String> values) {
        return new Order(
                KEY,
                acme(),
                values,
                Instant.now(),
                0,
                false,
                Instant.now().plusSeconds(30),
                Instant.parse("2026-03-02T09:00:00Z"));
    }

    /** One after an attempt that may have acted unheard. */
    public static Order again(Order first) {
        return new Order(
                first.key(),
                first.account(),
                first.values(),
                first.begunAt(),
                first.failures(),
                true,
                first.notAfter(),
                first.at());
    }

    /** One after an attempt that was answered with a failure. */
    public static Order afterFailure(Order first) {
        return new Order(
                first.key(),
                first.account(),
                first.values(),
                first.begunAt(),
                first.failures() + 1,
                true,
                first.notAfter(),
                first.at());
    }

    /** One that has to be answered at once. */
    public static Order hurried(Order first) {
        return new Order(
                first.key(),
                first.account(),
                first.values(),
                first.begunAt(),
                first.failures(),
                first.doubtful(),
                Instant.now().plusMillis(1_500),
                first.at());
    }
}
