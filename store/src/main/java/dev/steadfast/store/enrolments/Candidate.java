package dev.steadfast.store.enrolments;

import dev.steadfast.admission.Applicant;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account that is about to enter a playbook.
 *
 * @param key what tells this run apart from others of the playbook
 * @param occasion the event that lets it in, if one does
 * @param by who says so: a person, an event or a playbook; {@code steadfast} where a rule holds
 * @param because why, for the timeline
 * @param byHand whether a person wants it, whatever the playbook says about entering again and about those who get nothing
 */
record Candidate(
        PublishedPlaybook published,
        Customer customer,
        @Nullable String key,
        @Nullable Occasion occasion,
        String by,
        @Nullable String because,
        boolean byHand) {

    /**
     * An event that lets an account in.
     *
     * @param at when it happened
     */
    record Occasion(Instant at, Map<String, Object> data) {}

    Playbook playbook() {
        return published.playbook();
    }

    String name() {
        return published.name();
    }

    String account() {
        return customer.id();
    }

    @Nullable
    Instant happened() {
        return occasion == null ? null : occasion.at();
    }

    /** As the rules of entering see it. */
    Applicant applicant() {
        return new Applicant(playbook(), customer.facts(), key, happened(), byHand);
    }
}
