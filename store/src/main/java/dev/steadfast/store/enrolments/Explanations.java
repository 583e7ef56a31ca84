package dev.steadfast.store.enrolments;

import dev.steadfast.account.Account;
import dev.steadfast.admission.Stay;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.condition.Verdict;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Admission;
import dev.steadfast.playbook.Playbook.ReEnrol;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says why an account is not in a playbook. */
@Component
public class Explanations {

    private final PlaybookCatalog catalog;
    private final AccountStore accounts;
    private final Customers customers;
    private final Intakes intakes;

    Explanations(PlaybookCatalog catalog, AccountStore accounts, Customers customers, Intakes intakes) {
        this.catalog = catalog;
        this.accounts = accounts;
        this.customers = customers;
        this.intakes = intakes;
    }

    /**
     * For every playbook that enrols by itself: why not. Left out are those that the account is in, and those that it
     * has been through for good.
     *
     * @throws NoSuchAccount when there is no such account
     */
    public List<NotEnrolled> of(String account) {
        Account found = accounts.find(account).orElseThrow(() -> new NoSuchAccount(account));
        Customer customer = customers.now(List.of(found)).getFirst();
        Intake intake = intakes.of(List.of(customer));
        return catalog.newest().stream()
                .filter(published -> !published.playbook().admission().rules().isEmpty())
                .filter(published -> !isSettled(intake, published, account))
                .map(published -> new NotEnrolled(
                        published.name(),
                        published.playbook().title(),
                        published.playbook().admission().key(),
                        reason(intake, published, customer)))
                .toList();
    }

    private static boolean isSettled(Intake intake, PublishedPlaybook published, String account) {
        List<Stay> stays = intake.stays(account, published.name());
        return stays.stream().anyMatch(Stay::isOpen)
                || (!stays.isEmpty() && published.playbook().admission().reEnrol() instanceof ReEnrol.Never);
    }

    private static String reason(Intake intake, PublishedPlaybook published, Customer customer) {
        Playbook playbook = published.playbook();
        Verdict verdict = Enrolment.byRule(playbook, customer.facts());
        String byEvent = byEvent(playbook);
        if (!verdict.holds()) {
            return verdict.because().isEmpty() ? "enters " + byEvent : verdict.because() + or(byEvent);
        }
        Optional<String> refusal = intake.refusal(new Candidate(published, customer, null, null, "", null, false));
        return refusal.map(reason -> "the account " + reason)
                .orElse("will be enrolled at its next change, or with the daily scan");
    }

    private static String or(String byEvent) {
        return byEvent.isEmpty() ? "" : "; enters also " + byEvent;
    }

    private static String byEvent(Playbook playbook) {
        Admission admission = playbook.admission();
        String events = admission.rules().stream()
                .filter(rule -> rule.on() != null)
                .map(Explanations::event)
                .distinct()
                .collect(Collectors.joining(" or "));
        if (events.isEmpty()) {
            return "";
        }
        return "with the event " + events + (admission.key() == null ? "" : ", once for each " + admission.key());
    }

    private static String event(Admission.Rule rule) {
        var when = rule.when();
        return when == null ? String.valueOf(rule.on()) : rule.on() + " (" + when.source() + ")";
    }
}
