package dev.steadfast.store.versions;

import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.playbooks.Publications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a version current again that was published before. */
@Component
public class Rollback {

    private final PlaybookCatalog catalog;
    private final Publications publications;

    Rollback(PlaybookCatalog catalog, Publications publications) {
        this.catalog = catalog;
        this.publications = publications;
    }

    /**
     * Accounts enter this version from now on, also where the playbook was retired. Open runs stay where they are.
     *
     * @throws NoSuchVersion when it was never published
     */
    @Transactional
    public void restore(String playbook, int version, Author author) {
        if (catalog.find(playbook, version).isEmpty()) {
            throw new NoSuchVersion(playbook, version);
        }
        publications.enter(playbook, version, author.by(), author.note());
    }
}
