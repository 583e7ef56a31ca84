package dev.steadfast.admission;

import dev.steadfast.cadence.Enrolment;
import dev.steadfast.playbook.Playbook;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules at the door of a playbook; the same for production and for every simulation. */
public final class Entrance {

    /** The order in which playbooks are asked: of a family the one that may stay comes first. */
    public static final Comparator<Playbook> HIGHEST_FIRST = Comparator.comparingInt(
                    (Playbook playbook) -> playbook.precedence().priority())
            .reversed()
            .thenComparing(Playbook::name);

    private Entrance() {}

    /** Whether a rule of the playbook can let accounts in that nothing happens to: it is asked at changes, and daily. */
    public static boolean asksAccounts(Playbook playbook) {
        return playbook.admission().key() == null
                && playbook.admission().rules().stream().anyMatch(rule -> rule.on() == null);
    }

    /** Whether an event of this type may let accounts in. */
    public static boolean asksEvent(Playbook playbook, String type) {
        return playbook.admission().rules().stream().anyMatch(rule -> type.equals(rule.on()));
    }

    /**
     * Why the playbook itself does not take the account, or empty: it is in it, or has been and may not come again. The
     * reason is a part of a sentence that follows the account's name.
     *
     * @param stays what the account has been through, in any playbook
     */
    public static Optional<String> refusal(Applicant applicant, Collection<Stay> stays) {
        List<Stay> same = stays.stream()
                .filter(stay -> stay.playbook().equals(applicant.playbook().name()))
                .filter(stay -> Objects.equals(stay.key(), applicant.key()))
                .toList();
        if (same.stream().anyMatch(Stay::isOpen)) {
            return Optional.of("is in it already");
        }
        return applicant.byHand() ? Optional.empty() : ReEntry.refusal(applicant, same);
    }

    /** Why a run of the playbook cannot have this key, or empty: what the key must be. */
    public static Optional<String> wrongKey(Playbook playbook, @Nullable String key) {
        String field = playbook.admission().key();
        if (field == null) {
            return key == null
                    ? Optional.empty()
                    : Optional.of("must be left out: " + playbook.name() + " runs once for an account");
        }
        return key != null && Enrolment.isKey(key)
                ? Optional.empty()
                : Optional.of(
                        "must be a text of 1 to 200 characters: " + playbook.name() + " runs once for each " + field);
    }
}
