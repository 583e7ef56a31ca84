package dev.steadfast.store.versions;

import dev.steadfast.store.playbooks.PublishedPlaybook;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Publishes a folder and then does with open runs what was wanted, each in a transaction of its own. Whoever is
 * interrupted in between applies the same folder again: what is published stays, and the runs that are left follow.
 */
@Component
public class Applier {

    private final ProposalReader reader;
    private final Publishing publishing;
    private final Relocation relocation;

    Applier(ProposalReader reader, Publishing publishing, Relocation relocation) {
        this.reader = reader;
        this.publishing = publishing;
        this.relocation = relocation;
    }

    /**
     * Publishes.
     *
     * @throws ProposalRefused when there is an error in any file: nothing is stored
     */
    public Applied apply(Wanted wanted, Author author) {
        Proposal proposal = reader.read(wanted.files());
        if (proposal.isRefused()) {
            throw ProposalRefused.of(proposal.problems());
        }
        List<Publishing.Done> done = publishing.publish(proposal, author);
        return new Applied(
                proposal.problems(),
                done.stream().map(one -> follow(one, wanted, author)).toList());
    }

    private Applied.OfPlaybook follow(Publishing.Done done, Wanted wanted, Author author) {
        Change change = done.change();
        Optional<PublishedPlaybook> published = Optional.ofNullable(done.published());
        Relocation.Tally tally = published
                .map(to -> relocation.all(to, wanted.inFlight(), wanted.allowLoss(), author))
                .orElseGet(Relocation.Tally::new);
        return new Applied.OfPlaybook(
                change.name(),
                change.kind(),
                published.map(PublishedPlaybook::version).orElse(change.version()),
                wanted.inFlight() == InFlight.MIGRATE ? tally.moved() : 0,
                wanted.inFlight() == InFlight.RESTART ? tally.moved() : 0,
                tally.stay(),
                tally.staying());
    }
}
