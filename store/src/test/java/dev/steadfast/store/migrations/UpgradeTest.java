package dev.steadfast.store.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.store.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that an earlier release has filled is carried on by this one. */
class UpgradeTest {

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop() {
        database.close();
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .target(target)
                .load()
                .migrate();
    }

    /** The database comes with today's tables. */
    private void startAnew() {
        Flyway.configure()
                .dataSource(database.dataSource())
                .cleanDisabled(false)
                .load()
                .clean();
    }

    @Test
    void keepsWhatTheFirstReleaseWrote() {
        startAnew();
        migrate("1");
        for (String row : new String[] {
            "insert into account (id, name) values ('acme', 'Acme')",
            "insert into playbook_version (name, version, hash, source, published_by) values ('onboarding', 1, 'h1', 'x', 'steadfast'), ('onboarding', 2, 'h2', 'y', 'mia')",
            "insert into enrolment (id, account, playbook, version, workflow_id, anchor, enrolled_at, state, checkpoint) values ('e1', 'acme', 'onboarding', 1, 'onboarding/acme', now(), now(), 'active', '{}')",
            "insert into touch (enrolment, step, occurrence, slot, account, channel, recipient, template, state, token, deadline, message_id, at) values ('e1', 'welcome', 1, 0, 'acme', 'email', 'ann@acme.example', 'welcome', 'sent', 'a', now(), '<m>', now())",
            "insert into task (id, account, enrolment, step, title, assignee, state, at) values ('t1', 'acme', 'e1', 'call', 'Call', 'lena', 'open', now()), ('t2', 'acme', null, null, 'Look', 'lena', 'open', now())",
            "insert into milestone (enrolment, step, account, name, evidence, target) values ('e1', 'aha', 'acme', 'Aha', 'milestone.aha', now())"
        }) {
            database.jdbc().sql(row).update();
        }

        migrate("latest");

        assertThat(one("select current || ' by ' || changed_by from playbook where name = 'onboarding'"))
                .isEqualTo("2 by mia");
        assertThat(one("select state || ' ' || kind || ' ' || purpose from touch"))
                .isEqualTo("sent email lifecycle");
        assertThat(one("select string_agg(id || occurrence || kind, ' ' order by id) from task"))
                .isEqualTo("t11task t21task");
        assertThat(one("select owner || ' ' || occurrence from milestone")).isEqualTo("customer 1");
        assertThat(one("select enrolled_by from enrolment")).isEqualTo("steadfast");
    }

    private String one(String sql) {
        return database.jdbc().sql(sql).query(String.class).single();
    }
}
