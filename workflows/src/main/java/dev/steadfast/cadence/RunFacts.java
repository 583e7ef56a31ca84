package dev.steadfast.cadence;

import dev.steadfast.account.AccountFacts;
import dev.steadfast.account.Contact;
import dev.steadfast.condition.FactCatalog;
import dev.steadfast.condition.Known;
import dev.steadfast.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What conditions and texts see of a run: its account, its contact, and what has happened in it. */
public final class RunFacts implements Known {

    private final Playbook playbook;
    private final CadenceState state;
    private final Facts facts;
    private final @Nullable Contact contact;
    private final Map<String, Object> input;

    /**
     * The facts of one run.
     *
     * @param contact the one that is written to, or null where nobody is
     */
    public RunFacts(Playbook playbook, CadenceState state, Facts facts, @Nullable Contact contact) {
        this(playbook, state, facts, contact, Map.of());
    }

    private RunFacts(
            Playbook playbook, CadenceState state, Facts facts, @Nullable Contact contact, Map<String, Object> input) {
        this.playbook = playbook;
        this.state = state;
        this.facts = facts;
        this.contact = contact;
        this.input = input;
    }

    /** The same, as an event with this data comes in; it is {@code input} in conditions. */
    public RunFacts withInput(Map<String, Object> data) {
        return new RunFacts(playbook, state, facts, contact, EventData.plain(data));
    }

    /** Everything a text may print, by root and name; what is not known has no entry. */
    public Map<String, Map<String, Object>> facts() {
        Map<String, Map<String, Object>> roots = new HashMap<>();
        for (String root : FactCatalog.roots()) {
            Map<String, Object> known = new HashMap<>();
            for (String name : FactCatalog.names(root)) {
                Object value = fact(root, name);
                if (value != null) {
                    known.put(name, value);
                }
            }
            roots.put(root, known);
        }
        roots.put("event", facts.enrolledBy());
        return roots;
    }

    @Override
    public @Nullable Object fact(String root, String name) {
        return switch (root) {
            case "contact" -> contact == null ? null : ofContact(contact, name);
            case "enrolment" -> ofEnrolment(name);
            default -> facts.account().fact(root, name);
        };
    }

    @Override
    public Map<String, Object> data(String root) {
        return root.equals("input") ? input : facts.enrolledBy();
    }

    private @Nullable Object ofEnrolment(String name) {
        return switch (name) {
            case "playbook" -> playbook.name();
            case "day" -> day();
            default -> null;
        };
    }

    private @Nullable Object ofContact(Contact contact, String name) {
        return switch (name) {
            case "name" -> contact.name();
            case "first_name" -> firstName(contact);
            case "email" -> contact.email();
            case "role" -> contact.role().word();
            case "last_surveyed" -> lastSurveyed(contact.email());
            default -> null;
        };
    }

    private @Nullable Instant lastSurveyed(@Nullable String email) {
        Contacted lately = email == null ? null : facts.contacted().get(email.toLowerCase(Locale.ROOT));
        return lately == null ? null : lately.survey();
    }

    private static @Nullable String firstName(Contact contact) {
        String name = contact.name();
        if (name != null) {
            return firstName(name);
        }
        return contact.email() == null
                ? null
                : AccountFacts.nameFrom(contact.email()).split(" ")[0];
    }

    /** The first word that is no title such as {@code Dr.} or {@code Prof.}. */
    private static String firstName(String name) {
        List<String> words = List.of(name.strip().split("\\s+"));
        return words.stream().filter(word -> !word.endsWith(".")).findFirst().orElse(words.getFirst());
    }

    /** Days since the anchor's day, in the account's zone. */
    private long day() {
        return ChronoUnit.DAYS.between(state.day0(zone()), today());
    }

    @Override
    public boolean done(String step) {
        StepMark mark = state.steps().get(step);
        return mark != null && mark.how() == StepResult.Kind.DONE;
    }

    /** A message that was not skipped, parked or refused has been sent. */
    @Override
    public boolean sent(String step) {
        return done(step);
    }

    @Override
    public @Nullable Boolean opened(String step) {
        return among(facts.engagement().opened(), step);
    }

    @Override
    public @Nullable Boolean clicked(String step) {
        return among(facts.engagement().clicked(), step);
    }

    @Override
    public @Nullable Boolean replied(String step) {
        return among(facts.engagement().replied(), step);
    }

    private static @Nullable Boolean among(@Nullable Set<String> steps, String step) {
        return steps == null ? null : steps.contains(step);
    }

    @Override
    public String outcome(String step) {
        StepMark mark = state.steps().get(step);
        return mark == null || mark.outcome() == null ? "" : mark.outcome();
    }

    @Override
    public boolean happened(String event) {
        return facts.happened(event, state) != null;
    }

    @Override
    public boolean happened(String event, Duration within) {
        Happening latest = facts.events().get(event);
        return latest != null && !latest.at().isBefore(facts.account().now().minus(within));
    }

    @Override
    public @Nullable Map<String, Object> last(String event) {
        Happening latest = facts.events().get(event);
        return latest == null ? null : latest.data();
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
