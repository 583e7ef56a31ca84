package dev.steadfast.store.enrolments;

import dev.steadfast.playbook.Durations;
import dev.steadfast.playbook.Playbook.Anchor;
import dev.steadfast.playbook.Playbook.ReEnrol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether somebody who has been through a playbook may enter it again by rule. */
final class ReEntry {

    private ReEntry() {}

    /**
     * Why not, or empty.
     *
     * @param before finished runs of the same playbook and key
     */
    static Optional<String> refusal(Candidate candidate, List<Stay> before) {
        Optional<Stay> last =
                before.stream().max(Comparator.comparing(stay -> Objects.requireNonNull(stay.finishedAt())));
        return last.map(stay -> switch (candidate.playbook().admission().reEnrol()) {
            case ReEnrol.Always ignored -> null;
            case ReEnrol.Never ignored -> "has been through it before, and it takes nobody twice";
            case ReEnrol.After after -> tooEarly(candidate, stay, after);
            case ReEnrol.PerAnchor ignored -> sameAnchor(candidate, before);
        });
    }

    private static @Nullable String tooEarly(Candidate candidate, Stay last, ReEnrol.After after) {
        Instant from = Objects.requireNonNull(last.finishedAt()).plus(after.time());
        ZoneId zone = candidate.customer().facts().account().zone();
        return candidate.customer().now().isBefore(from)
                ? "has been through it less than " + Durations.text(after.time()) + " ago; again from "
                        + LocalDate.ofInstant(from, zone)
                : null;
    }

    private static @Nullable String sameAnchor(Candidate candidate, List<Stay> before) {
        Anchor anchor = candidate.playbook().anchor();
        return switch (anchor) {
            case ENROLMENT, EVENT -> {
                Instant moment = candidate.anchor();
                yield before.stream().anyMatch(stay -> stay.anchor().equals(moment))
                        ? "has been through it for this very event"
                        : null;
            }
            case CONTRACT_START, RENEWAL_DATE -> {
                LocalDate date = candidate.anchorDate();
                yield before.stream().anyMatch(stay -> Objects.equals(stay.anchorDate(), date))
                        ? "has been through it for " + anchor.word() + " " + (date == null ? "unknown" : date)
                        : null;
            }
        };
    }
}
