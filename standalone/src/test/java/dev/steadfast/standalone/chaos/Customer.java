package dev.steadfast.standalone.chaos;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A customer of a {@link Day}, what the other systems call them, and what is open there. */
final class Customer {
    private final int number;
    /** Unpaid invoices, open tickets and conversations, with the number of the event that opened them. */
    final List<Opened> invoices = new ArrayList<>();

    final List<Opened> tickets = new ArrayList<>();
    final List<Opened> conversations = new ArrayList<>();

    record Opened(String id, int since) {}

    Customer(int number) {
        this.number = number;
    }

    String id() {
        return "day-" + number;
    }

    String domain() {
        return id() + ".example";
    }

    String stripe() {
        return "cus_day" + number;
    }

    String hubspot() {
        return "90" + number;
    }

    String zendesk() {
        return "80" + number;
    }

    /** One in ten becomes known only when much has been told of them. */
    boolean isLate() {
        return number % 10 == 3;
    }

    /** One in eight has trouble with the card. */
    boolean paysBadly() {
        return number % 8 == 1;
    }

    String user(Random dice) {
        return "u%d-%d".formatted(number, dice.nextInt(8));
    }

    /** Some begin these days, the term of others ends. */
    String csv(LocalDate today) {
        return "%1$s,%1$s Ltd,%2$s,smb,2400,EUR,ana@ours.example,Europe/Berlin,%3$s,%4$s,stripe:%5$s; hubspot:%6$s; zendesk:%7$s,Bo Lang,bo@%2$s,billing"
                .formatted(
                        id(),
                        domain(),
                        number % 10 == 0 ? today.minusDays(3) : today.minusDays(400),
                        number % 10 == 5 ? today.plusDays(60) : today.plusDays(330),
                        stripe(),
                        hubspot(),
                        zendesk());
    }

    static final String HEADER =
            "id,name,domain,segment,arr,currency,owner_email,time_zone,contract_start,renewal_date,external_ids,contact_name,contact_email,contact_role\n";
}
