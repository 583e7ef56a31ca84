package dev.steadfast.api.previews;

import dev.steadfast.account.Account;
import dev.steadfast.api.errors.NotThere;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.preview.Preview;
import dev.steadfast.store.accounts.AccountQuery;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.enrolments.SimulationWish;
import dev.steadfast.store.enrolments.Simulations;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plays what people ask for, at once: it is bounded, so that a request thread may do it. */
@Component
public class Previews {

    /** Of a segment only so many accounts are played. */
    static final int SAMPLE = 100;

    private final AccountStore accounts;
    private final PlaybookCatalog catalog;
    private final Simulations simulations;

    Previews(AccountStore accounts, PlaybookCatalog catalog, Simulations simulations) {
        this.accounts = accounts;
        this.catalog = catalog;
        this.simulations = simulations;
    }

    /**
     * What would become of one account.
     *
     * @throws NotThere when there is no such account
     * @throws dev.steadfast.store.enrolments.NoSuchPlaybook when there is no such playbook
     */
    public Preview ofAccount(String id, SimulationWish wish) {
        Account account = accounts.find(id).orElseThrow(() -> new NotThere("There is no account '%s'.".formatted(id)));
        return Preview.of(simulations.of(List.of(account), wish).getFirst());
    }

    /**
     * What would become of the accounts of a segment.
     *
     * @param segment null for all accounts
     * @throws dev.steadfast.store.enrolments.NoSuchPlaybook when there is no such playbook
     */
    public SegmentPreview ofSegment(@Nullable String segment, SimulationWish wish) {
        var page = accounts.search(new AccountQuery(null, segment, null, null, null, SAMPLE));
        List<Preview> played = simulations.of(page.items(), wish).parallelStream()
                .map(Preview::of)
                .toList();
        return SegmentPreview.of(played, page.next() != null);
    }

    /** The names of what is published. */
    public List<String> playbooks() {
        return catalog.newest().stream().map(PublishedPlaybook::name).toList();
    }

    /** The types of events that a playbook knows; of all playbooks where none is named, or there is no such one. */
    public List<String> events(@Nullable String playbook) {
        return List.copyOf(new TreeSet<>(catalog.newest().stream()
                .map(PublishedPlaybook::playbook)
                .filter(it -> playbook == null || it.name().equals(playbook))
                .flatMap(Previews::events)
                .toList()));
    }

    private static Stream<String> events(Playbook playbook) {
        return Stream.concat(
                playbook.admission().rules().stream().flatMap(rule -> Stream.ofNullable(rule.on())),
                playbook.triggers().values().stream().map(trigger -> trigger.on()));
    }
}
