package dev.steadfast.api.imports;

import dev.steadfast.account.Account;
import dev.steadfast.account.BrokenRule;
import dev.steadfast.api.imports.ImportResult.WouldEnrol;
import dev.steadfast.store.accounts.AccountChanges;
import dev.steadfast.store.accounts.AccountDays;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.changes.Consequences;
import dev.steadfast.store.reach.Consents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Stores batches and enrols their accounts, in the caller's transaction. */
@Component
class BatchStore {

    private final AccountStore accounts;
    private final AccountDays days;
    private final Consents consents;
    private final ImportedNames names;
    private final Consequences consequences;

    BatchStore(
            AccountStore accounts,
            AccountDays days,
            Consents consents,
            ImportedNames names,
            Consequences consequences) {
        this.accounts = accounts;
        this.consents = consents;
        this.names = names;
        this.days = days;
        this.consequences = consequences;
    }

    StoredBatch store(Batch batch, Tally before) {
        List<PendingAccount> good = new ArrayList<>();
        for (PendingAccount pending : batch.accounts()) {
            if (!pending.isRefused() && before.hasRefused(pending.id())) {
                pending.refuse(Rejection.row(
                        pending.firstLine(), "belongs to account %s, which is refused".formatted(pending.id())));
            }
            if (!pending.isRefused()) {
                good.add(pending);
            }
        }
        names.refuseThoseOfOthers(good);
        good.removeIf(PendingAccount::isRefused);
        Map<String, Account> existing =
                accounts.lock(good.stream().map(PendingAccount::id).toList());
        List<Account> wanted = new ArrayList<>();
        for (PendingAccount pending : good) {
            Account old = existing.get(pending.id());
            try {
                wanted.add(pending.draft().onto(old, zone -> days.today(pending.id(), old != null, zone)));
            } catch (BrokenRule e) {
                pending.refuse(new Rejection(pending.firstLine(), "name", "", e.rule()));
            }
        }
        AccountChanges changes = accounts.save(existing, wanted);
        good.stream()
                .filter(pending -> !pending.isRefused())
                .flatMap(pending -> pending.consents().stream())
                .flatMap(word -> word.consents().stream())
                .forEach(consents::add);
        names.store(good);
        List<WouldEnrol> enrolled = consequences.of(changes).stream()
                .map(enrolment -> new WouldEnrol(enrolment.account(), enrolment.playbook()))
                .toList();
        List<String> refused = batch.accounts().stream()
                .filter(PendingAccount::isRefused)
                .map(PendingAccount::id)
                .toList();
        return new StoredBatch(changes, refused, enrolled, batch.rejections());
    }
}
