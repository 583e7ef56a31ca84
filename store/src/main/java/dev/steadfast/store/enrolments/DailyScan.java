package dev.steadfast.store.enrolments;

import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.accounts.AccountTransactions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enrols accounts for which a rule begins to hold because a day has passed, not because a fact changed. */
@Component
public class DailyScan {

    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final AccountStore accounts;
    private final Enroller enroller;
    private final AccountTransactions transactions;

    DailyScan(JdbcClient jdbc, AccountStore accounts, Enroller enroller, AccountTransactions transactions) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.enroller = enroller;
        this.transactions = transactions;
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
            enrolled += transactions.run(status ->
                    enroller.accountsChanged(accounts.lock(ids).values()).size());
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
