package dev.steadfast.store.versions;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.store.AnAccount;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.WholeStore;
import dev.steadfast.store.enrolments.Enroller;
import dev.steadfast.store.playbooks.Draft;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** A store with playbooks whose texts are {@code hello} and {@code bye}, and what tests ask about their runs. */
record Versions(WholeStore store) {

    static final Map<String, String> TEXTS =
            Map.of("hello.md", "---\nsubject: Hello\n---\nHello.\n", "bye.md", "---\nsubject: Bye\n---\nBye.\n");
    static final Author ANA = new Author("ana", "shorter");

    PublishedPlaybook publish(String yaml) {
        return store.get(PlaybookCatalog.class).publish(Draft.read("test.yaml", yaml, TEXTS), "test", null);
    }

    /** A new account in Berlin with one contact, enrolled by hand; the enrolment. */
    String enrol(String playbook) {
        String account = WholeStore.fresh();
        Account plain = AnAccount.of(account).in("Europe/Berlin").build();
        store.put(new Account(
                plain.id(),
                plain.name(),
                null,
                "smb",
                null,
                null,
                plain.ownerEmail(),
                plain.managerEmail(),
                plain.timeZone(),
                null,
                null,
                "active",
                null,
                null,
                Map.of(),
                List.of(new Contact("Mia", "mia@" + account + ".example", null, Role.ADMIN))));
        return store.get(Enroller.class).enrol(playbook, account, null, "test").enrolment();
    }

    Run run(String enrolment) {
        return store.get(TransactionTemplate.class)
                .execute(status -> store.get(RunStore.class).lock(enrolment).orElseThrow());
    }

    CadenceState state(String enrolment) {
        return CoreJson.read(one("select checkpoint from enrolment where id = ?", enrolment), CadenceState.class);
    }

    String one(String sql, Object... parameters) {
        List<String> found = store.column(sql, parameters);
        if (found.size() != 1) {
            throw new AssertionError("expected one row, found " + found);
        }
        return found.getFirst();
    }

    String account(String enrolment) {
        return one("select account from enrolment where id = ?", enrolment);
    }

    /** {@code version epoch state}. */
    String standing(String enrolment) {
        return one("select version || ' ' || epoch || ' ' || state from enrolment where id = ?", enrolment);
    }

    /** A message of a step as the ledger has it, an hour ago. */
    void touch(String enrolment, String step, String state, String deadline) {
        store.jdbc()
                .sql("""
                        insert into touch (enrolment, step, occurrence, slot, account, channel, kind, purpose, recipient,
                                           template, state, token, deadline, message_id, at)
                        values (?, ?, 1, 0, ?, 'email', 'email', 'lifecycle', 'mia@there.example', 'hello', ?, 'x',
                                clock_timestamp() + ?::interval, '<x@y>', clock_timestamp())
                        """)
                .params(enrolment, step, account(enrolment), state, deadline)
                .update();
    }

    List<String> journal(String enrolment) {
        return store.column(
                "select kind || ': ' || coalesce(reason, '') from journal where enrolment = ? order by id", enrolment);
    }
}
