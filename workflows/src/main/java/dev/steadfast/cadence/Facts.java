package dev.steadfast.cadence;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import dev.steadfast.calendar.Holidays;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the outside world knows when a step is planned or decided; gathered by an activity, invented by a simulation.
 *
 * @param account the customer, as of now
 * @param events event types that came in since the run began, each with when it last did
 * @param sendingHeld whether the switch holds all sending
 */
public record Facts(AccountFacts account, Map<String, Instant> events, boolean sendingHeld) {

    public Facts {
        events = Map.copyOf(events);
    }

    public Account customer() {
        return account.account();
    }

    /** The public holidays of the customer's country. */
    public Holidays holidays() {
        return Holidays.NONE;
    }

    /** The first contact of the first of these roles who can be written to. */
    public Optional<Contact> reachable(List<Role> roles) {
        return roles.stream()
                .flatMap(role -> customer().contacts().stream().filter(contact -> contact.role() == role))
                .filter(contact -> contact.email() != null)
                .findFirst();
    }
}
