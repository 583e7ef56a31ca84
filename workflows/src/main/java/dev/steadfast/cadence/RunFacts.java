package dev.steadfast.cadence;

import dev.steadfast.account.AccountFacts;
import dev.steadfast.account.Contact;
import dev.steadfast.condition.Known;
import dev.steadfast.playbook.Playbook;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What conditions and texts see of a run: its account, its contact, and what has happened in it. */
public final class RunFacts implements Known {

    private final Playbook playbook;
    private final CadenceState state;
    private final Facts facts;
    private final @Nullable Contact contact;

    /**
     * The facts of one run.
     *
     * @param contact the one that is written to, or null where nobody is
     */
    public RunFacts(Playbook playbook, CadenceState state, Facts facts, @Nullable Contact contact) {
        this.playbook = playbook;
        this.state = state;
        this.facts = facts;
        this.contact = contact;
    }

    @Override
    public Map<String, Map<String, Object>> facts() {
        Map<String, Map<String, Object>> roots = new HashMap<>(facts.account().byRoot());
        roots.put("enrolment", Map.of("playbook", playbook.name(), "day", day()));
        roots.put("contact", contact == null ? Map.of() : contactFacts(contact));
        return roots;
    }

    private static Map<String, Object> contactFacts(Contact contact) {
        Map<String, Object> known = new HashMap<>();
        String name = contact.name();
        if (name != null) {
            known.put("name", name);
            known.put("first_name", firstName(name));
        } else if (contact.email() != null) {
            known.put("first_name", AccountFacts.nameFrom(contact.email()).split(" ")[0]);
        }
        if (contact.email() != null) {
            known.put("email", contact.email());
        }
        known.put("role", contact.role().word());
        return known;
    }

    /** The first word that is no title such as {@code Dr.} or {@code Prof.}. */
    private static String firstName(String name) {
        List<String> words = List.of(name.strip().split("\\s+"));
        return words.stream().filter(word -> !word.endsWith(".")).findFirst().orElse(words.getFirst());
    }

    /** Days since the anchor's day, in the account's zone. */
    private long day() {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(state.anchor(), zone()), today());
    }

    @Override
    public boolean done(String step) {
        return Optional.ofNullable(state.steps().get(step))
                .filter(mark -> mark.how() == StepResult.Kind.DONE)
                .isPresent();
    }

    @Override
    public String outcome(String step) {
        return Optional.ofNullable(state.steps().get(step))
                .map(StepMark::outcome)
                .orElse("");
    }

    @Override
    public boolean happened(String event) {
        return facts.events().containsKey(event);
    }

    @Override
    public LocalDate today() {
        return facts.account().today();
    }

    @Override
    public ZoneId zone() {
        return facts.account().zone();
    }
}
