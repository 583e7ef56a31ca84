package dev.steadfast.store.versions;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.Instants;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is published, what was, and how many are on their way through it. */
@Repository
public class VersionQueries {

    private static final String PLAYBOOKS = """
            select p.name, p.current, v.hash, p.retired, p.changed_by, p.note, p.recorded_at,
                   (select count(*) from enrolment e
                     where e.playbook = p.name and e.state <> 'finished') as runs
              from playbook p join playbook_version v on v.name = p.name and v.version = p.current
            """;

    private final JdbcClient jdbc;
    private final PlaybookCatalog catalog;

    VersionQueries(JdbcClient jdbc, PlaybookCatalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /**
     * A playbook.
     *
     * @param version that accounts enter; for a retired one, that they entered last
     * @param retired whether nobody enters any more
     * @param changedBy who made that version current, or retired the playbook; {@code steadfast} for what was shipped
     * @param note why
     * @param changedAt wall-clock time
     * @param runsInFlight open runs of any version
     */
    public record PlaybookView(
            String name,
            String title,
            int version,
            String hash,
            boolean retired,
            String changedBy,
            @Nullable String note,
            Instant changedAt,
            long runsInFlight) {}

    /**
     * One version of a playbook.
     *
     * @param hash of its content: the YAML, the texts it names, the types of the attributes it names
     * @param author who published it first; {@code steadfast} for what was shipped
     * @param note why
     * @param publishedAt wall-clock time
     * @param current whether accounts enter it
     * @param runsInFlight open runs that are on it
     */
    public record VersionView(
            int version,
            String hash,
            String author,
            @Nullable String note,
            Instant publishedAt,
            boolean current,
            long runsInFlight) {}

    /**
     * What a version consists of.
     *
     * @param source its YAML
     * @param templates the texts that it names, by file name
     */
    public record SourceView(String name, int version, String hash, String source, Map<String, String> templates) {}

    /** At most {@code limit} by name, beginning after the name {@code after}; retired ones among them. */
    public List<PlaybookView> playbooks(@Nullable String after, int limit) {
        return jdbc.sql(PLAYBOOKS + " where p.name > :after order by p.name limit :limit")
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    public Optional<PlaybookView> playbook(String name) {
        return jdbc.sql(PLAYBOOKS + " where p.name = :name")
                .param("name", name)
                .query(this::read)
                .optional();
    }

    private PlaybookView read(ResultSet row, int number) throws SQLException {
        String name = Objects.requireNonNull(row.getString("name"));
        int version = row.getInt("current");
        return new PlaybookView(
                name,
                catalog.version(name, version).playbook().title(),
                version,
                Objects.requireNonNull(row.getString("hash")),
                row.getBoolean("retired"),
                Objects.requireNonNull(row.getString("changed_by")),
                row.getString("note"),
                Instants.read(row, "recorded_at"),
                row.getLong("runs"));
    }

    /** Every version of a playbook, the newest first. */
    public List<VersionView> versions(String name) {
        return jdbc.sql("""
                        select v.version, v.hash, v.published_by, v.note, v.recorded_at,
                               p.current = v.version and not p.retired as current,
                               (select count(*) from enrolment e
                                 where e.playbook = v.name and e.version = v.version and e.state <> 'finished') as runs
                          from playbook_version v join playbook p on p.name = v.name
                         where v.name = :name order by v.version desc
                        """)
                .param("name", name)
                .query((row, number) -> new VersionView(
                        row.getInt("version"),
                        Objects.requireNonNull(row.getString("hash")),
                        Objects.requireNonNull(row.getString("published_by")),
                        row.getString("note"),
                        Instants.read(row, "recorded_at"),
                        row.getBoolean("current"),
                        row.getLong("runs")))
                .list();
    }

    public Optional<SourceView> source(String name, int version) {
        return jdbc.sql("""
                        select name, version, hash, source, templates from playbook_version
                         where name = :name and version = :version
                        """)
                .param("name", name)
                .param("version", version)
                .query((row, number) -> new SourceView(
                        Objects.requireNonNull(row.getString("name")),
                        row.getInt("version"),
                        Objects.requireNonNull(row.getString("hash")),
                        Objects.requireNonNull(row.getString("source")),
                        CoreJson.read(
                                Objects.requireNonNull(row.getString("templates")),
                                new TypeReference<Map<String, String>>() {})))
                .optional();
    }
}
