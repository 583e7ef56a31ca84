package dev.steadfast.store.versions;

import dev.steadfast.playbook.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a folder has done.
 *
 * @param warnings of its files
 */
public record Applied(List<Problem> warnings, List<OfPlaybook> playbooks) {

    /**
     * What it has done to one playbook.
     *
     * @param version that accounts enter from now on; for one that was removed, the one that they entered last
     * @param refused the first of the runs that stay where they are
     * @param refusedTotal how many stay
     */
    public record OfPlaybook(
            String name,
            ChangeKind change,
            @Nullable Integer version,
            long migrated,
            long restarted,
            List<Fate.Stays> refused,
            long refusedTotal) {}
}
