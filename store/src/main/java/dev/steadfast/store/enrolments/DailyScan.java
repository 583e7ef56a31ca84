package dev.steadfast.store.enrolments;

import dev.steadfast.store.accounts.AccountStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Enrols accounts for which a rule begins to hold because a day has passed, not because a fact changed. */
@Component
public class DailyScan {

    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final AccountStore accounts;
    private final Enroller enroller;
    private final TransactionTemplate transaction;

    DailyScan(JdbcClient jdbc, AccountStore accounts, Enroller enroller, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.enroller = enroller;
        this.transaction = transaction;
    }

    /**
     * Looks at every account of a test clock; with null at those without one.
     *
     * @return how many were enrolled
     */
    public int run(@Nullable String clock) {
        int enrolled = 0;
        String after = "";
        List<String> page;
        do {
            page = page(clock, after);
            List<String> ids = page;
            Integer made = transaction.execute(status ->
                    enroller.accountsChanged(accounts.lock(ids).values()).size());
            enrolled += made == null ? 0 : made;
            after = page.isEmpty() ? after : page.getLast();
        } while (page.size() == PAGE);
        return enrolled;
    }

    private List<String> page(@Nullable String clock, String after) {
        return jdbc.sql("""
                        select id from account
                         where clock is not distinct from :clock::text and id > :after order by id limit :limit
                        """)
                .param("clock", clock)
                .param("after", after)
                .param("limit", PAGE)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
