package dev.steadfast.store.versions;

import dev.steadfast.store.playbooks.Draft;
import org.jspecify.annotations.Nullable;

/**
 * How one playbook of a folder stands to what is published.
 *
 * @param version that accounts enter now; null where they enter none
 * @param next that accounts will enter; null where that does not change, or nobody enters any more
 * @param draft null for one that the folder lacks
 */
record Change(
        String name,
        ChangeKind kind,
        @Nullable Integer version,
        @Nullable Integer next,
        @Nullable Draft draft) {}
