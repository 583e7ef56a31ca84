package dev.steadfast.cadence;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds the customer of a story: Acme in Berlin with an admin and a champion, unless said otherwise. */
public final class AnAccount {

    private String id = "acme";
    private String zone = "Europe/Berlin";
    private BigDecimal arr = new BigDecimal("12000");
    private String segment = "enterprise";
    private String owner = "lena.hoffmann@vendor.example";
    private String manager;
    private LocalDate contractStart;
    private LocalDate renewalDate;
    private final Map<String, Object> custom = new HashMap<>();
    private final List<Contact> contacts = new ArrayList<>(List.of(
            new Contact("Ada Admin", "ada@acme.example", null, Role.ADMIN),
            new Contact("Charlie Champion", "charlie@acme.example", null, Role.CHAMPION)));

    private AnAccount() {}

    public static AnAccount acme() {
        return new AnAccount();
    }

    /** Nobody is suppressed, and whoever has a phone has agreed to text messages for any purpose. */
    public static Permissions everybodyAgreed(Account account) {
        return new Permissions(
                List.of(),
                account.contacts().stream()
                        .filter(contact -> contact.phone() != null)
                        .flatMap(contact -> Stream.of("lifecycle", "survey", "transactional")
                                .map(purpose -> new Permissions.Agreement(
                                        "sms", contact.phone(), purpose, true, "order form", Instant.EPOCH)))
                        .toList(),
                false);
    }

    public AnAccount called(String name) {
        id = name;
        return this;
    }

    public AnAccount in(String timeZone) {
        zone = timeZone;
        return this;
    }

    public AnAccount worth(String amount) {
        arr = amount == null ? null : new BigDecimal(amount);
        return this;
    }

    public AnAccount ofSegment(String name) {
        segment = name;
        return this;
    }

    public AnAccount ownedBy(String email) {
        owner = email;
        return this;
    }

    public AnAccount managedBy(String email) {
        manager = email;
        return this;
    }

    public AnAccount renewingOn(String date) {
        renewalDate = LocalDate.parse(date);
        return this;
    }

    public AnAccount withPhone(String name, String phone, Role role) {
        return withContact(name, null, phone, role);
    }

    /** With a value of one of the user's own attributes. */
    public AnAccount with(String attribute, Object value) {
        custom.put(attribute, value);
        return this;
    }

    public AnAccount withContractFrom(String date) {
        contractStart = LocalDate.parse(date);
        return this;
    }

    public AnAccount withContact(String name, String email, Role role) {
        return withContact(name, email, null, role);
    }

    public AnAccount withContact(String name, String email, String phone, Role role) {
        contacts.add(new Contact(name, email, phone, role));
        return this;
    }

    public AnAccount withNobody() {
        contacts.clear();
        return this;
    }

    public Account build() {
        return new Account(
                id,
                "Acme",
                null,
                segment,
                arr,
                "EUR",
                owner,
                manager,
                zone,
                "de-DE",
                "DE",
                "active",
                contractStart,
                renewalDate,
                custom,
                contacts);
    }
}
