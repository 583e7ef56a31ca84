package dev.steadfast.playbook;

import dev.steadfast.condition.Attributes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a playbook may name besides its own steps.
 *
 * @param templates names of texts
 * @param queues names of queues a task can go to, besides {@code csm} and {@code manager}
 * @param playbooks names of playbooks, or null where they are not known and any is taken
 * @param attributes that are declared, so that conditions about them are type-checked
 * @param letters those of the texts that have a subject, or null where that is not known
 */
public record Surroundings(
        Set<String> templates,
        Set<String> queues,
        @Nullable Set<String> playbooks,
        Attributes attributes,
        @Nullable Set<String> letters) {

    /** Who is known by the account: its owner, and that person's manager. */
    static final List<String> PERSONS = List.of("csm", "manager");

    /** The queues of an installation that names none. */
    public static final Set<String> DEFAULT_QUEUES =
            Set.of("finance", "legal", "executive", "support", "pool", "product");

    public Surroundings {
        templates = Set.copyOf(templates);
        queues = Set.copyOf(queues);
        playbooks = playbooks == null ? null : Set.copyOf(playbooks);
        letters = letters == null ? null : Set.copyOf(letters);
    }

    /** Where it is not known which texts have a subject. */
    public Surroundings(
            Set<String> templates, Set<String> queues, @Nullable Set<String> playbooks, Attributes attributes) {
        this(templates, queues, playbooks, attributes, null);
    }

    /** The default queues, and any playbook. */
    public static Surroundings of(Set<String> templates) {
        return new Surroundings(templates, DEFAULT_QUEUES, null, Attributes.NONE);
    }

    /** The queues of this team, and any playbook. */
    public static Surroundings of(Set<String> templates, Team team) {
        return new Surroundings(templates, team.queues().keySet(), null, Attributes.NONE);
    }

    /** The same, where a playbook may name only these playbooks. */
    public Surroundings among(Set<String> known) {
        return new Surroundings(templates, queues, known, attributes, letters);
    }

    /** The same, with these attributes declared. */
    public Surroundings with(Attributes declared) {
        return new Surroundings(templates, queues, playbooks, declared, letters);
    }

    /** The same, where only these texts have a subject. */
    public Surroundings withLetters(Set<String> subjects) {
        return new Surroundings(templates, queues, playbooks, attributes, subjects);
    }

    /** Whether tasks can go to somebody of this name. */
    boolean knowsPerson(String word) {
        return PERSONS.contains(word) || queues.contains(word);
    }
}
