package dev.steadfast.store.playbooks;

import dev.steadfast.condition.Attributes;
import dev.steadfast.playbook.AttributesReader;
import dev.steadfast.playbook.Surroundings;
import dev.steadfast.playbook.Team;
import dev.steadfast.playbook.TeamReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What all playbooks of an installation share: {@code team.yaml} and {@code attributes.yaml}, kept as their texts. */
@Repository
public class PlaybookSettings {

    private final JdbcClient jdbc;

    PlaybookSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who is behind the words that playbooks use for people; only the default queues before a team is stored. */
    public Team team() {
        return text(PlaybookFolder.TEAM)
                .map(yaml -> TeamReader.read(PlaybookFolder.TEAM, yaml))
                .orElseGet(() -> new Team(defaultQueues(), Map.of()));
    }

    private static Map<String, Team.Queue> defaultQueues() {
        Map<String, Team.Queue> queues = new TreeMap<>();
        Surroundings.DEFAULT_QUEUES.forEach(name -> queues.put(name, new Team.Queue(name, null)));
        return queues;
    }

    /** The declared attributes; none before any are stored. */
    public Attributes attributes() {
        return text(PlaybookFolder.ATTRIBUTES)
                .map(yaml -> AttributesReader.read(PlaybookFolder.ATTRIBUTES, yaml))
                .orElse(Attributes.NONE);
    }

    /** The text of {@code team.yaml} or {@code attributes.yaml} as it was stored last. */
    public Optional<String> text(String file) {
        return jdbc.sql("select value from setting where name = :name")
                .param("name", file)
                .query(String.class)
                .optional();
    }

    /** Stores a file of people, unless they have stored the same before. */
    public void store(String file, String text, String by) {
        jdbc.sql("""
                        insert into setting (name, value, changed_by) values (:name, :value, :by)
                        on conflict (name) do update
                           set value = excluded.value, changed_by = excluded.changed_by, recorded_at = clock_timestamp()
                         where setting.value <> excluded.value or setting.changed_by = :shipped
                        """)
                .param("name", file)
                .param("value", text)
                .param("by", by)
                .param("shipped", Publications.SHIPPED)
                .update();
    }

    /** Stores a file that comes with the product, unless people have stored one of their own. */
    void ship(String file, String text) {
        jdbc.sql("""
                        insert into setting (name, value, changed_by) values (:name, :value, :by)
                        on conflict (name) do update set value = excluded.value, recorded_at = clock_timestamp()
                         where setting.changed_by = :by and setting.value <> excluded.value
                        """)
                .param("name", file)
                .param("value", text)
                .param("by", Publications.SHIPPED)
                .update();
    }
}
