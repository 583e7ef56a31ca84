package dev.steadfast.store.versions;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds open runs by playbook and version, never all of them at once. */
@Repository
class RunsInFlight {

    private final JdbcClient jdbc;

    RunsInFlight(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many runs are open, by playbook; a playbook without any has no entry. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("select playbook, count(*) as runs from enrolment where state <> 'finished' group by playbook")
                .query(row -> {
                    counts.put(row.getString("playbook"), row.getLong("runs"));
                });
        return counts;
    }

    /** How many of a playbook are open in another version than this one. */
    long elsewhere(String playbook, int version) {
        return jdbc.sql("""
                        select count(*) from enrolment
                         where playbook = :playbook and state <> 'finished' and version <> :version
                        """)
                .param("playbook", playbook)
                .param("version", version)
                .query(Long.class)
                .single();
    }

    /** At most {@code limit} of them in the order of their ids, beginning after the id {@code after}. */
    List<String> elsewhere(String playbook, int version, @Nullable String after, int limit) {
        return jdbc.sql("""
                        select id from enrolment
                         where playbook = :playbook and state <> 'finished' and version <> :version and id > :after
                         order by id limit :limit
                        """)
                .param("playbook", playbook)
                .param("version", version)
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query((row, number) -> row.getString("id"))
                .list();
    }

    /** At most {@code limit} of them, drawn by chance, but always the same as long as they are open. */
    List<String> sample(String playbook, int version, int limit) {
        return jdbc.sql("""
                        select id from enrolment
                         where playbook = :playbook and state <> 'finished' and version <> :version
                         order by md5(id) limit :limit
                        """)
                .param("playbook", playbook)
                .param("version", version)
                .param("limit", limit)
                .query((row, number) -> row.getString("id"))
                .list();
    }

    /** Those of these accounts. */
    List<String> of(String playbook, int version, Collection<String> accounts) {
        return jdbc.sql("""
                        select id from enrolment
                         where playbook = :playbook and state <> 'finished' and version <> :version
                           and account = any(:accounts)
                         order by id
                        """)
                .param("playbook", playbook)
                .param("version", version)
                .param("accounts", accounts.toArray(String[]::new))
                .query((row, number) -> row.getString("id"))
                .list();
    }
}
