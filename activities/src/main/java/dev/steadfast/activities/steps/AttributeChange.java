package dev.steadfast.activities.steps;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountDraft;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.changes.Consequences;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Changes custom attributes with all that follows when an account changes. Needs the caller's transaction. */
@Component
class AttributeChange {

    private final AccountStore accounts;
    private final Consequences consequences;

    AttributeChange(AccountStore accounts, Consequences consequences) {
        this.accounts = accounts;
        this.consequences = consequences;
    }

    void apply(String account, Map<String, Object> values) {
        Map<String, Account> before = accounts.lock(List.of(account));
        AccountDraft draft = new AccountDraft(account);
        values.forEach(draft::setCustom);
        Account after = draft.onto(before.get(account), zone -> {
            throw new IllegalStateException("an attribute is no relative day");
        });
        consequences.of(accounts.save(before, List.of(after)));
    }
}
