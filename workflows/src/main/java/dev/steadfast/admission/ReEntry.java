package dev.steadfast.admission;

import dev.steadfast.playbook.Durations;
import dev.steadfast.playbook.Playbook.Anchor;
import dev.steadfast.playbook.Playbook.ReEnrol;
import java.time.Instant;
import java.time.LocalDate;
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
    static Optional<String> refusal(Applicant applicant, List<Stay> before) {
        Optional<Stay> last =
                before.stream().max(Comparator.comparing(stay -> Objects.requireNonNull(stay.finishedAt())));
        return last.map(stay -> switch (applicant.playbook().admission().reEnrol()) {
            case ReEnrol.Always ignored -> null;
            case ReEnrol.Never ignored -> "has been through it before, and it takes nobody twice";
            case ReEnrol.After after -> tooEarly(applicant, stay, after);
            case ReEnrol.PerAnchor ignored -> sameAnchor(applicant, before);
        });
    }

    private static @Nullable String tooEarly(Applicant applicant, Stay last, ReEnrol.After after) {
        Instant from = Objects.requireNonNull(last.finishedAt()).plus(after.time());
        return applicant.now().isBefore(from)
                ? "has been through it less than " + Durations.text(after.time()) + " ago; again from "
                        + LocalDate.ofInstant(from, applicant.zone())
                : null;
    }

    private static @Nullable String sameAnchor(Applicant applicant, List<Stay> before) {
        Anchor anchor = applicant.playbook().anchor();
        return switch (anchor) {
            case ENROLMENT, EVENT -> {
                Instant moment = applicant.anchor();
                yield before.stream().anyMatch(stay -> stay.anchor().equals(moment))
                        ? "has been through it for this very event"
                        : null;
            }
            case CONTRACT_START, RENEWAL_DATE -> {
                LocalDate date = applicant.anchorDate();
                yield before.stream().anyMatch(stay -> Objects.equals(stay.anchorDate(), date))
                        ? "has been through it for " + anchor.word() + " " + (date == null ? "unknown" : date)
                        : null;
            }
        };
    }
}
