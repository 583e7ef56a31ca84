package dev.steadfast.cadence;

import dev.steadfast.account.Contact;
import dev.steadfast.cadence.StepDecision.Recipient;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who a touch goes to.
 *
 * @param to in the order of its roles
 * @param passed who would have been taken, and may not be
 */
record Addressees(List<Recipient> to, List<Passed> passed) {

    Addressees {
        to = List.copyOf(to);
        passed = List.copyOf(passed);
    }

    /**
     * A contact who is passed over.
     *
     * @param address null where there is none
     * @param why as a sentence goes on after the name
     */
    record Passed(Contact contact, @Nullable String address, Rule rule, String why) {

        String words() {
            return who() + " " + why;
        }

        String who() {
            return address == null ? name() : address;
        }

        private String name() {
            return contact.name() == null ? "a contact who is " + contact.role().word() : contact.name();
        }
    }

    /** The first rule of all that kept anybody out. */
    Optional<Rule> firstRule() {
        return passed.stream().map(Passed::rule).min(Comparator.naturalOrder());
    }

    /** Why the others were passed over; empty when nobody was. */
    String whyNotOthers() {
        return passed.stream().map(Passed::words).collect(Collectors.joining("; "));
    }
}
