package dev.steadfast.store.versions;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.store.runs.Run;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An account goes through one playbook of a family at a time, also where a version says that it belongs to another one. */
@Component
class FamilyPlaces {

    private final JdbcClient jdbc;

    FamilyPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why the run may not go to this version, or empty. The account's lock keeps it so. */
    Optional<String> taken(Run run, Playbook to) {
        String family = to.precedence().family();
        return family == null || !differs(run, to)
                ? Optional.empty()
                : jdbc.sql("""
                                select playbook from enrolment
                                 where account = :account and family = :family and state <> 'finished' and id <> :id
                                """)
                        .param("account", run.account().id())
                        .param("family", family)
                        .param("id", run.enrolment())
                        .query(String.class)
                        .optional()
                        .map(holder -> "the account is in " + holder + ", of the same family " + family);
    }

    /** Takes the place of the version's family; where the family is the same, a place that was given up stays so. */
    void take(Run run, Playbook to) {
        if (differs(run, to)) {
            @Nullable String family = to.precedence().family();
            jdbc.sql("update enrolment set family = :family where id = :id")
                    .param("family", family)
                    .param("id", run.enrolment())
                    .update();
        }
    }

    private static boolean differs(Run run, Playbook to) {
        return !Objects.equals(
                run.playbook().precedence().family(), to.precedence().family());
    }
}
