package dev.steadfast.api.enrolments;

import dev.steadfast.api.Patience;
import dev.steadfast.api.errors.Conflict;
import dev.steadfast.api.errors.NotThere;
import dev.steadfast.store.enrolments.EnrolmentQueries;
import dev.steadfast.store.enrolments.EnrolmentView;
import dev.steadfast.store.enrolments.NoSuchPlaybook;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import dev.steadfast.store.versions.Author;
import dev.steadfast.store.versions.Fate;
import dev.steadfast.store.versions.Migrator;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes one enrolment to another version of its playbook. */
@Component
final class EnrolmentMigration {
    /** A message that is just being sent is on its way for seconds at most. */
    private static final Duration MOST = Duration.ofSeconds(5);

    private final EnrolmentQueries enrolments;
    private final PlaybookCatalog catalog;
    private final Migrator migrator;
    private final Patience patience;

    EnrolmentMigration(EnrolmentQueries enrolments, PlaybookCatalog catalog, Migrator migrator, Patience patience) {
        this.enrolments = enrolments;
        this.catalog = catalog;
        this.migrator = migrator;
        this.patience = patience;
    }

    /**
     * The enrolment as it is afterwards.
     *
     * @param version the current one where null
     * @throws Conflict when it has finished, or stays where it is because of what would be lost
     */
    EnrolmentView migrate(String id, @Nullable Integer version, boolean allowLoss, Author author) {
        EnrolmentView enrolment = find(id);
        if (enrolment.finished()) {
            throw new Conflict("The enrolment has finished (%s); it stays in version %d."
                    .formatted(enrolment.outcome(), enrolment.version()));
        }
        PublishedPlaybook to = target(enrolment.playbook(), version);
        Fate fate = patience.await(
                MOST,
                () -> migrator.migrate(id, to, allowLoss, author),
                seen -> !(seen instanceof Fate.Stays stays && stays.passing()));
        if (fate instanceof Fate.Stays stays) {
            throw new Conflict("The enrolment stays in version %d: %s.".formatted(enrolment.version(), stays.reason()));
        }
        return find(id);
    }

    private PublishedPlaybook target(String playbook, @Nullable Integer version) {
        if (version == null) {
            return catalog.newest(playbook).orElseThrow(() -> new NoSuchPlaybook(playbook));
        }
        return catalog.find(playbook, version)
                .orElseThrow(() ->
                        new NotThere("There is no version %d of the playbook '%s'.".formatted(version, playbook)));
    }

    private EnrolmentView find(String id) {
        return enrolments.find(id).orElseThrow(() -> new NotThere("There is no enrolment '%s'.".formatted(id)));
    }
}
