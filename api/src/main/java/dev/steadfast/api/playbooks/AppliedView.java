package dev.steadfast.api.playbooks;

import dev.steadfast.store.versions.Applied;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a folder has done.
 *
 * @param problems warnings of its files
 */
record AppliedView(List<ProblemView> problems, List<PlaybookOutcome> playbooks) {

    /**
     * What it has done to one playbook.
     *
     * @param change new, changed, unchanged or removed
     * @param version that accounts enter from now on; for one that was removed, the one that they entered last
     * @param refused the first thousand of the runs that stay where they are
     * @param refusedTotal how many stay
     */
    record PlaybookOutcome(
            String name,
            String change,
            @Nullable Integer version,
            long migrated,
            long restarted,
            List<StayingView> refused,
            long refusedTotal) {}

    static AppliedView of(Applied applied) {
        return new AppliedView(
                ProblemView.of(applied.warnings()),
                applied.playbooks().stream()
                        .map(one -> new PlaybookOutcome(
                                one.name(),
                                one.change().name().toLowerCase(Locale.ROOT),
                                one.version(),
                                one.migrated(),
                                one.restarted(),
                                StayingView.of(one.refused()),
                                one.refusedTotal()))
                        .toList());
    }
}
