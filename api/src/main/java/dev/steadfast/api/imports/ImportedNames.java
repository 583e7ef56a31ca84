package dev.steadfast.api.imports;

import dev.steadfast.account.ExternalId;
import dev.steadfast.store.events.NewlyKnown;
import dev.steadfast.store.identity.ExternalIds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Stores what other systems call the accounts of a file. A file adds such names and takes none away. */
@Component
class ImportedNames {

    private static final String BY = "import";

    private final ExternalIds ids;
    private final NewlyKnown newlyKnown;

    ImportedNames(ExternalIds ids, NewlyKnown newlyKnown) {
        this.ids = ids;
        this.newlyKnown = newlyKnown;
    }

    /** Refuses accounts that claim the name of another one, which is known or stands above them. */
    void refuseThoseOfOthers(List<PendingAccount> accounts) {
        Map<ExternalId, String> owners = new HashMap<>(ids.owners(accounts.stream()
                .flatMap(account -> account.externalIds().keySet().stream())
                .toList()));
        for (PendingAccount account : accounts) {
            account.externalIds().forEach((id, line) -> {
                String owner = owners.putIfAbsent(id, account.id());
                if (owner != null && !owner.equals(account.id())) {
                    account.refuse(new Rejection(
                            line,
                            "external_ids",
                            id.toString(),
                            "must not be another account's: it is " + owner + "'s"));
                }
            });
        }
    }

    void store(List<PendingAccount> accounts) {
        newlyKnown.note(accounts.stream()
                .filter(Predicate.not(PendingAccount::isRefused))
                .filter(account -> ids.add(account.id(), account.externalIds().keySet(), BY))
                .map(PendingAccount::id)
                .toList());
    }
}
