package dev.steadfast.store.playbooks;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.PlaybookReader;
import dev.steadfast.playbook.Surroundings;
import dev.steadfast.store.CoreJson;
import dev.steadfast.template.Templates;
import dev.steadfast.workflow.PlaybookLibrary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every published version, in memory: looked up on workflow threads, which may not read a database. */
@Component
public class PlaybookCatalog implements PlaybookLibrary {

    private final JdbcClient jdbc;
    private final Map<String, PublishedPlaybook> byHash = new ConcurrentHashMap<>();

    PlaybookCatalog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Loads what has been published since the last time. */
    public synchronized void refresh() {
        jdbc.sql("select name, version, hash, source, templates from playbook_version where hash <> all(:known)")
                .param("known", byHash.keySet().toArray(String[]::new))
                .query(PlaybookCatalog::read)
                .list()
                .forEach(published -> byHash.put(published.hash(), published));
    }

    private static PublishedPlaybook read(ResultSet row, int number) throws SQLException {
        String name = row.getString("name");
        Map<String, String> sources = CoreJson.read(row.getString("templates"), new TypeReference<>() {});
        Templates templates = Templates.of(sources);
        Playbook playbook =
                PlaybookReader.read(name + ".yaml", row.getString("source"), Surroundings.of(templates.names()));
        return new PublishedPlaybook(name, row.getInt("version"), row.getString("hash"), playbook, templates);
    }

    /** The newest version of every playbook: the one that accounts are enrolled in, by name. */
    public List<PublishedPlaybook> newest() {
        refresh();
        return List.copyOf(byHash.values().stream()
                .collect(Collectors.toMap(
                        PublishedPlaybook::name,
                        published -> published,
                        (a, b) -> a.version() > b.version() ? a : b,
                        TreeMap::new))
                .values());
    }

    public Optional<PublishedPlaybook> newest(String name) {
        return newest().stream()
                .filter(published -> published.name().equals(name))
                .findFirst();
    }

    /** The version that an enrolment is pinned to. */
    public PublishedPlaybook version(String name, int version) {
        return find(name, version).orElseGet(() -> {
            refresh();
            return find(name, version)
                    .orElseThrow(() -> new IllegalStateException("No version " + version + " of " + name));
        });
    }

    private Optional<PublishedPlaybook> find(String name, int version) {
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
     * Publishes a playbook with the templates it names, unless this very content is published already.
     *
     * @param templates sources by file name; only those that the playbook names are kept
     * @throws dev.steadfast.playbook.BadPlaybook with every problem
     */
    @Transactional
    public PublishedPlaybook publish(String file, String yaml, Map<String, String> templates, String by) {
        Templates all = Templates.of(templates);
        Playbook playbook = PlaybookReader.read(file, yaml, Surroundings.of(all.names()));
        Map<String, String> own = TemplateFiles.of(playbook, templates);
        String hash = ContentHash.of(yaml, own);
        jdbc.sql("select pg_advisory_xact_lock(hashtext('publish ' || :name))")
                .param("name", playbook.name())
                .query((row, number) -> true)
                .list();
        jdbc.sql("""
                        insert into playbook_version (name, version, hash, source, templates, published_by)
                        select :name, coalesce(max(version), 0) + 1, :hash, :source, :templates::jsonb, :by
                          from playbook_version where name = :name
                        having not exists (select 1 from playbook_version where name = :name and hash = :hash)
                        """)
                .param("name", playbook.name())
                .param("hash", hash)
                .param("source", yaml)
                .param("templates", CoreJson.write(own))
                .param("by", by)
                .update();
        refresh();
        return byHash.values().stream()
                .filter(published -> published.hash().equals(hash))
                .max(Comparator.comparingInt(PublishedPlaybook::version))
                .orElseThrow();
    }
}
