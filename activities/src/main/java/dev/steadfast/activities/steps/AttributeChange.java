package dev.steadfast.activities.steps;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountDraft;
import dev.steadfast.store.accounts.AccountChanges;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.enrolments.Enroller;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Changes custom attributes with all that follows when an account changes. Needs the caller's transaction. */
@Component
class AttributeChange {

    private final AccountStore accounts;
    private final Enroller enroller;

    AttributeChange(AccountStore accounts, Enroller enroller) {
        this.accounts = accounts;
        this.enroller = enroller;
    }

    void apply(String account, Map<String, Object> values) {
        Map<String, Account> before = accounts.lock(List.of(account));
        AccountDraft draft = new AccountDraft(account);
        values.forEach(draft::setCustom);
        Account after = draft.onto(before.get(account), zone -> {
            throw new IllegalStateException("an attribute is no relative day");
        });
        AccountChanges changes = accounts.save(before, List.of(after));
        enroller.accountsChanged(changes.touched());
    }
}
