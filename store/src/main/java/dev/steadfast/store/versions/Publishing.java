package dev.steadfast.store.versions;

import dev.steadfast.store.playbooks.Draft;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.playbooks.PlaybookSettings;
import dev.steadfast.store.playbooks.Publications;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes a folder, all of it or nothing. */
@Component
class Publishing {

    private final JdbcClient jdbc;
    private final Changes changes;
    private final PlaybookCatalog catalog;
    private final Publications publications;
    private final PlaybookSettings settings;

    Publishing(
            JdbcClient jdbc,
            Changes changes,
            PlaybookCatalog catalog,
            Publications publications,
            PlaybookSettings settings) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.catalog = catalog;
        this.publications = publications;
        this.settings = settings;
    }

    /**
     * What has been done with one playbook.
     *
     * @param published that accounts enter; null where nobody enters any more
     */
    record Done(Change change, @Nullable PublishedPlaybook published) {}

    /** One folder at a time, so that two people do not publish half of each. */
    @Transactional
    public List<Done> publish(Proposal proposal, Author author) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('publish a folder'))")
                .query((row, number) -> true)
                .list();
        proposal.settings().forEach((file, text) -> settings.store(file, text, author.by()));
        List<Done> done = new ArrayList<>();
        for (Change change : changes.of(proposal.drafts())) {
            Draft draft = change.draft();
            if (draft == null) {
                publications.retire(change.name(), author.by(), author.note());
                done.add(new Done(change, null));
            } else {
                done.add(new Done(change, catalog.publish(draft, author.by(), author.note())));
                publications.own(change.name(), author.by(), author.note());
            }
        }
        return done;
    }
}
