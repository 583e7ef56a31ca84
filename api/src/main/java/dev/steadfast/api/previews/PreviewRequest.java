package dev.steadfast.api.previews;

import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.api.errors.Violation;
import dev.steadfast.cadence.EventData;
import dev.steadfast.store.enrolments.SimulationWish;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to play, for whom.
 *
 * @param playbook alone; absent for all that would apply, from where the account's runs stand
 * @param account exactly one of account and segment
 * @param segment the first 100 accounts of it; {@code *} for any account
 * @param from the first day, from 09:00 in the account's zone; absent for now. Only with a playbook
 * @param until the last day; absent for the end of the run, or 180 days of all playbooks
 * @param enrol {@code at_once} (the default) or {@code by_rule}; only with a playbook
 * @param events that come in meanwhile
 */
@Schema(name = "PreviewRequest")
record PreviewRequest(
        @Nullable String playbook,
        @Nullable String account,
        @Nullable String segment,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String enrol,
        @Nullable List<SupposedEvent> events) {

    private static final int MOST_EVENTS = 200;
    private static final int MOST_DAYS = 3_650;

    /**
     * An event that is supposed to come in.
     *
     * @param day counted from the first day, which is 0, at noon; or {@code at}
     */
    @Schema(name = "SupposedEvent")
    record SupposedEvent(
            @Nullable String type,
            @Nullable Integer day,
            @Nullable Instant at,
            @Nullable Map<String, Object> data) {}

    /** @throws RuleBroken with every rule that is broken */
    SimulationWish wish() {
        List<Violation> broken = new ArrayList<>();
        check(
                (account == null) == (segment == null),
                "account",
                account,
                "or `segment` is required, and not both",
                broken);
        check(
                enrol != null && !enrol.equals("at_once") && !enrol.equals("by_rule"),
                "enrol",
                enrol,
                "must be at_once or by_rule",
                broken);
        check(
                playbook == null && (from != null || enrol != null),
                from == null ? "enrol" : "from",
                from == null ? enrol : from,
                "is about one playbook; name it, or leave this out",
                broken);
        check(from != null && until != null && until.isBefore(from), "until", until, "must not be before from", broken);
        List<SupposedEvent> supposed = events == null ? List.of() : events;
        check(supposed.size() > MOST_EVENTS, "events", supposed.size(), "must be at most " + MOST_EVENTS, broken);
        for (int i = 0; i < supposed.size(); i++) {
            check("events[" + i + "]", supposed.get(i), broken);
        }
        if (!broken.isEmpty()) {
            throw new RuleBroken(broken);
        }
        return new SimulationWish(
                playbook,
                from,
                until,
                "by_rule".equals(enrol),
                supposed.stream().map(PreviewRequest::supposed).toList());
    }

    private static void check(String path, SupposedEvent event, List<Violation> broken) {
        check(event.type() == null || event.type().isBlank(), path + ".type", event.type(), "is required", broken);
        check(
                (event.day() == null) == (event.at() == null),
                path + ".day",
                event.day(),
                "or `at` is required, and not both",
                broken);
        check(
                event.day() != null && (event.day() < 0 || event.day() > MOST_DAYS),
                path + ".day",
                event.day(),
                "must be between 0 and " + MOST_DAYS,
                broken);
    }

    private static void check(
            boolean isBroken, String path, @Nullable Object value, String rule, List<Violation> broken) {
        if (isBroken) {
            broken.add(new Violation(path, value, rule));
        }
    }

    private static SimulationWish.Supposed supposed(SupposedEvent event) {
        return new SimulationWish.Supposed(
                String.valueOf(event.type()),
                event.at(),
                event.day() == null ? 0 : event.day(),
                EventData.plain(event.data() == null ? Map.of() : event.data()));
    }
}
