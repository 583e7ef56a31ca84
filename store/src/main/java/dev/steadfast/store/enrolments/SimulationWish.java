package dev.steadfast.store.enrolments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see before it happens.
 *
 * @param playbook alone, as if the account were in no other; null for all that would apply, from where its runs stand
 * @param from the first day, from 09:00 in the account's zone, for one playbook; null for now
 * @param until the last day; null for the end of the one run, or for 180 days of all playbooks
 * @param byRule whether the one playbook begins as its rules say, rather than at once
 * @param events that come in meanwhile
 */
public record SimulationWish(
        @Nullable String playbook,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean byRule,
        List<Supposed> events) {

    public SimulationWish {
        events = List.copyOf(events);
    }

    /**
     * An event that is supposed to come in.
     *
     * @param at when; null where it is said by a day
     * @param day counted from the first day, which is 0, at noon
     * @param data what comes with it
     */
    public record Supposed(String type, @Nullable Instant at, int day, Map<String, Object> data) {}
}
