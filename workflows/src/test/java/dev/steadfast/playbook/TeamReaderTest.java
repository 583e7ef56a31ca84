package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TeamReaderTest {

    private static Team read(String yaml) {
        return TeamReader.read("team.yaml", yaml);
    }

    @Test
    void readsQueuesAndManagers() {
        Team team = read("""
                queues:
                  pool: { title: Pooled customer success }
                  finance: { title: Finance, email: Finance@Example.com }
                managers:
                  Lena@example.com: diana@example.com
                """);

        assertThat(team.queues())
                .containsOnlyKeys("pool", "finance")
                .containsEntry("finance", new Team.Queue("Finance", "finance@example.com"));
        assertThat(team.managerOf("LENA@example.com")).contains("diana@example.com");
        assertThat(team.managerOf("nobody@example.com")).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        assertThatThrownBy(() -> read("""
                        queues:
                          Big Queue: { title: Big }
                          csm: { title: Owners }
                          legal: { email: nowhere, colour: red }
                          support:
                        managers:
                          lena: diana@example.com
                          max@example.com: Max@example.com
                          eva@example.com: boss
                        teams: []
                        """))
                .isInstanceOfSatisfying(
                        BadPlaybook.class,
                        bad -> assertThat(bad.problems())
                                .map(Problem::toString)
                                .containsExactly(
                                        "team.yaml:2: \"Big Queue\" is not a name; allowed are a-z, 0-9 and -, a letter first,"
                                                + " at most 40 characters",
                                        "team.yaml:2: queue \"pool\" is missing; it takes the tasks that have nobody else, so name it",
                                        "team.yaml:3: \"csm\" is a person of the account; give the queue another name",
                                        "team.yaml:4: unknown field \"colour\"; allowed are title, email",
                                        "team.yaml:4: \"title\" is missing",
                                        "team.yaml:4: \"email\": \"nowhere\" is not an e-mail address; write it like lena@example.com",
                                        "team.yaml:5: \"support\" is \"\"; write fields as \"name: value\"",
                                        "team.yaml:7: \"lena\" is not an e-mail address; write it like lena@example.com",
                                        "team.yaml:8: \"max@example.com\" is given as their own manager; name somebody else",
                                        "team.yaml:9: \"eva@example.com\": \"boss\" is not an e-mail address;"
                                                + " write it like lena@example.com",
                                        "team.yaml:10: unknown field \"teams\"; allowed are queues, managers"));
    }

    @Test
    void aFileWithoutQueuesIsRefused() {
        assertThatThrownBy(() -> read("managers: {}\n")).hasMessage("team.yaml:1: \"queues\" is missing");
        assertThatThrownBy(() -> read("")).hasMessageContaining("it must begin with \"queues:\"");
        assertThatThrownBy(() -> read("- a\n")).hasMessageContaining("the file is a list");
    }

    @Test
    void itsQueuesAreWhatPlaybooksMayName() {
        Surroundings surroundings =
                Surroundings.of(Set.of(), read("queues: { pool: { title: Pool }, night: { title: Night shift } }"));

        assertThat(PlaybookReader.read("a.yaml", yaml("night"), surroundings)).isNotNull();
        assertThatThrownBy(() -> PlaybookReader.read("a.yaml", yaml("legal"), surroundings))
                .hasMessageContaining("\"legal\" is nobody; allowed are csm, manager, night, pool");
    }

    private static String yaml(String queue) {
        return "playbook: a\nsteps: [{ id: call, task: Call, assignee: " + queue + " }]";
    }
}
