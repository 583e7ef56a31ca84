package dev.steadfast.simulation;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Engagement;
import dev.steadfast.playbook.Playbook;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run that is open when a simulation begins.
 *
 * @param playbook in the version that the run is pinned to
 * @param key of the run; null where the playbook has none
 * @param enrolledBy data of the event that enrolled; empty when none did
 * @param engagement how the customer has reacted to the messages of this run
 */
public record Underway(
        Playbook playbook,
        CadenceState state,
        @Nullable String key,
        Map<String, Object> enrolledBy,
        Engagement engagement) {

    /** A run whose engagement nothing tracks. */
    public static Underway of(
            Playbook playbook, CadenceState state, @Nullable String key, Map<String, Object> enrolledBy) {
        return new Underway(playbook, state, key, enrolledBy, Engagement.UNTRACKED);
    }
}
