package dev.steadfast.playbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind the words that playbooks use for people, as {@code team.yaml} says it.
 *
 * @param queues shared inboxes of tasks, by the name that playbooks use, in file order; {@link #POOL} is always among
 *     them
 * @param managers the manager's e-mail address by the owner's, both in lower case
 */
public record Team(Map<String, Queue> queues, Map<String, String> managers) {

    /** The queue that takes what has nobody else. */
    public static final String POOL = "pool";

    /**
     * A shared inbox.
     *
     * @param email who hears of each new task; null for nobody
     */
    public record Queue(String title, @Nullable String email) {}

    public Team {
        queues = Collections.unmodifiableMap(new LinkedHashMap<>(queues));
        managers = Map.copyOf(managers);
    }

    /** The manager of the owner with this address. */
    public Optional<String> managerOf(String owner) {
        return Optional.ofNullable(managers.get(TeamReader.normal(owner)));
    }
}
