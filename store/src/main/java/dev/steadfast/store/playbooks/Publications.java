package dev.steadfast.store.playbooks;

import dev.steadfast.store.CoreJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which versions there are, and which of them accounts enter. Versions never change and are never deleted. */
@Repository
public class Publications {

    /** Who publishes what comes with the product. */
    public static final String SHIPPED = "steadfast";

    private final JdbcClient jdbc;

    Publications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is published under a name.
     *
     * @param version that accounts enter
     * @param hash of that version
     * @param changedBy who made it current, or retired the playbook
     */
    public record Current(String name, int version, String hash, boolean retired, String changedBy) {}

    /** Everything that was ever published, by name. */
    public List<Current> all() {
        return jdbc.sql("""
                        select p.name, p.current, v.hash, p.retired, p.changed_by
                          from playbook p join playbook_version v on v.name = p.name and v.version = p.current
                         order by p.name
                        """)
                .query((row, number) -> new Current(
                        row.getString("name"),
                        row.getInt("current"),
                        row.getString("hash"),
                        row.getBoolean("retired"),
                        row.getString("changed_by")))
                .list();
    }

    public Optional<Current> find(String name) {
        return all().stream().filter(current -> current.name().equals(name)).findFirst();
    }

    List<String> currentHashes() {
        return jdbc.sql("""
                        select v.hash
                          from playbook p join playbook_version v on v.name = p.name and v.version = p.current
                         where not p.retired order by p.name
                        """).query((row, number) -> row.getString("hash")).list();
    }

    /** The version of this name that has this content. */
    public Optional<Integer> versionOf(String name, String hash) {
        return jdbc.sql("select version from playbook_version where name = :name and hash = :hash")
                .param("name", name)
                .param("hash", hash)
                .query(Integer.class)
                .optional();
    }

    /** The number that the next new content of this name gets. */
    public int next(String name) {
        return jdbc.sql("select coalesce(max(version), 0) + 1 from playbook_version where name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    /** Stores the draft as a version, unless there is one of this content, and makes it current. */
    @Transactional
    public int publish(Draft draft, String by, @Nullable String note) {
        lock(draft.name());
        Map<String, String> types = draft.attributes().declared().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().type().name()));
        jdbc.sql("""
                        insert into playbook_version
                               (name, version, hash, source, templates, attributes, queues, published_by, note)
                        select :name, coalesce(max(version), 0) + 1, :hash, :source, :templates::jsonb,
                               :attributes::jsonb, :queues, :by, :note
                          from playbook_version where name = :name
                        having not exists (select 1 from playbook_version where name = :name and hash = :hash)
                        """)
                .param("name", draft.name())
                .param("hash", draft.hash())
                .param("source", draft.source())
                .param("templates", CoreJson.write(draft.texts()))
                .param("attributes", CoreJson.write(types))
                .param("queues", draft.queues().toArray(String[]::new))
                .param("by", by)
                .param("note", note)
                .update();
        int version = versionOf(draft.name(), draft.hash()).orElseThrow();
        enter(draft.name(), version, by, note);
        return version;
    }

    /** One publisher at a time for each name, so that numbers have no gaps. */
    private void lock(String name) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('publish ' || :name))")
                .param("name", name)
                .query((row, number) -> true)
                .list();
    }

    /** Accounts enter this version from now on; a retired playbook is back. */
    public void enter(String name, int version, String by, @Nullable String note) {
        jdbc.sql("""
                        insert into playbook (name, current, changed_by, note) values (:name, :version, :by, :note)
                        on conflict (name) do update
                           set current = excluded.current, retired = false, changed_by = excluded.changed_by,
                               note = excluded.note, recorded_at = clock_timestamp()
                         where playbook.current <> excluded.current or playbook.retired
                        """)
                .param("name", name)
                .param("version", version)
                .param("by", by)
                .param("note", note)
                .update();
    }

    /** People have published what was shipped as their own: the next release does not change it under their hands. */
    public void own(String name, String by, @Nullable String note) {
        jdbc.sql("""
                        update playbook set changed_by = :by, note = :note, recorded_at = clock_timestamp()
                         where name = :name and changed_by = :shipped
                        """)
                .param("name", name)
                .param("by", by)
                .param("note", note)
                .param("shipped", SHIPPED)
                .update();
    }

    /** Nobody enters any more; runs go on. */
    public void retire(String name, String by, @Nullable String note) {
        jdbc.sql("""
                        update playbook set retired = true, changed_by = :by, note = :note, recorded_at = clock_timestamp()
                         where name = :name and not retired
                        """).param("name", name).param("by", by).param("note", note).update();
    }
}
