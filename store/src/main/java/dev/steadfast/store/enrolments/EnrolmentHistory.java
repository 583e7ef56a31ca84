package dev.steadfast.store.enrolments;

import dev.steadfast.account.Account;
import dev.steadfast.playbook.Playbook.ReEnrol;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which accounts have been through a playbook. */
@Repository
class EnrolmentHistory {

    private final JdbcClient jdbc;

    EnrolmentHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of these accounts, those that are in the playbook, and those that have been. */
    record Past(Set<String> open, Set<String> finished) {

        boolean isOpen(String account) {
            return open.contains(account);
        }

        /** Why the account may not be enrolled by rule, or null. */
        @Nullable
        String refusal(String account, ReEnrol rule) {
            if (isOpen(account)) {
                return "is enrolled already";
            }
            return rule instanceof ReEnrol.Never && finished.contains(account) ? "has been enrolled before" : null;
        }
    }

    Past of(String playbook, Collection<Account> accounts) {
        Set<String> open = new HashSet<>();
        Set<String> finished = new HashSet<>();
        jdbc.sql("select account, state from enrolment where playbook = :playbook and account = any(:ids)")
                .param("playbook", playbook)
                .param("ids", accounts.stream().map(Account::id).toArray(String[]::new))
                .query(row -> {
                    (row.getString("state").equals("finished") ? finished : open).add(row.getString("account"));
                });
        return new Past(open, finished);
    }
}
