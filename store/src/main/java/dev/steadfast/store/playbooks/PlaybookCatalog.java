package dev.steadfast.store.playbooks;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.steadfast.condition.AttributeType;
import dev.steadfast.condition.Attributes;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.PlaybookReader;
import dev.steadfast.playbook.Surroundings;
import dev.steadfast.store.CoreJson;
import dev.steadfast.template.Templates;
import dev.steadfast.workflow.PlaybookLibrary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every published version, in memory: looked up on workflow threads, which may not read a database. */
@Component
public class PlaybookCatalog implements PlaybookLibrary {

    private final JdbcClient jdbc;
    private final Publications publications;
    private final Map<String, PublishedPlaybook> byHash = new ConcurrentHashMap<>();

    PlaybookCatalog(JdbcClient jdbc, Publications publications) {
        this.jdbc = jdbc;
        this.publications = publications;
    }

    /** Loads what has been published since the last time. */
    public synchronized void refresh() {
        jdbc.sql("""
                        select name, version, hash, source, templates, attributes, queues from playbook_version
                         where hash <> all(:known)
                        """)
                .param("known", byHash.keySet().toArray(String[]::new))
                .query(PlaybookCatalog::read)
                .list()
                .forEach(published -> byHash.put(published.hash(), published));
    }

    /** Loads this version, unless it is loaded: for those who are about to hand it to a workflow thread. */
    public void load(String hash) {
        if (!byHash.containsKey(hash)) {
            refresh();
        }
    }

    private static PublishedPlaybook read(ResultSet row, int number) throws SQLException {
        String name = row.getString("name");
        Map<String, String> sources = CoreJson.read(row.getString("templates"), new TypeReference<>() {});
        Templates templates = Templates.of(sources);
        Surroundings surroundings =
                new Surroundings(templates.names(), queues(row), null, attributes(row.getString("attributes")));
        Playbook playbook = PlaybookReader.read(name + ".yaml", row.getString("source"), surroundings);
        return new PublishedPlaybook(name, row.getInt("version"), row.getString("hash"), playbook, templates);
    }

    private static Set<String> queues(ResultSet row) throws SQLException {
        return Set.of((String[]) row.getArray("queues").getArray());
    }

    private static Attributes attributes(String json) {
        Map<String, AttributeType> types = CoreJson.read(json, new TypeReference<>() {});
        Map<String, Attributes.Declared> declared = new HashMap<>();
        types.forEach((name, type) -> declared.put(name, new Attributes.Declared(type, null)));
        return new Attributes(declared);
    }

    /** The current version of every playbook that is not retired: the one that accounts are enrolled in, by name. */
    public List<PublishedPlaybook> newest() {
        List<String> hashes = publications.currentHashes();
        if (!byHash.keySet().containsAll(hashes)) {
            refresh();
        }
        return hashes.stream()
                .map(hash -> Objects.requireNonNull(byHash.get(hash), hash))
                .toList();
    }

    /** The current version of this playbook; empty when none is published, or it is retired. */
    public Optional<PublishedPlaybook> newest(String name) {
        return newest().stream()
                .filter(published -> published.name().equals(name))
                .findFirst();
    }

    /** The version that an enrolment is pinned to. */
    public PublishedPlaybook version(String name, int version) {
        return find(name, version)
                .orElseThrow(() -> new IllegalStateException("No version " + version + " of " + name));
    }

    /** This version, if it was ever published. */
    public Optional<PublishedPlaybook> find(String name, int version) {
        return known(name, version).or(() -> {
            refresh();
            return known(name, version);
        });
    }

    private Optional<PublishedPlaybook> known(String name, int version) {
        return byHash.values().stream()
                .filter(published -> published.name().equals(name) && published.version() == version)
                .findFirst();
    }

    @Override
    public Playbook playbook(String hash) {
        PublishedPlaybook published = byHash.get(hash);
        if (published == null) {
            throw new UnknownPlaybook(hash);
        }
        return published.playbook();
    }

    /**
     * Publishes a playbook and makes it current; content that was published before becomes current again. It is loaded
     * only once it is committed: what is rolled back must not stay in memory.
     *
     * @param note why, in the author's words
     */
    @Transactional
    public PublishedPlaybook publish(Draft draft, String by, @Nullable String note) {
        int version = publications.publish(draft, by, note);
        return new PublishedPlaybook(
                draft.name(), version, draft.hash(), draft.playbook(), Templates.of(draft.texts()));
    }

    /**
     * Publishes a playbook that stands alone.
     *
     * @param templates sources by file name; only those that the playbook names are kept
     * @throws dev.steadfast.playbook.BadPlaybook with every problem
     */
    @Transactional
    public PublishedPlaybook publish(String file, String yaml, Map<String, String> templates, String by) {
        return publish(Draft.read(file, yaml, templates), by, null);
    }
}
