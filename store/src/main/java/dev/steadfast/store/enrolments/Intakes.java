package dev.steadfast.store.enrolments;

import dev.steadfast.store.journal.Journal;
import dev.steadfast.store.runs.RunStore;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Opens the door of playbooks for accounts whose locks the caller holds. */
@Component
class Intakes {

    private final EnrolmentHistory history;
    private final Families families;
    private final RunStore runs;
    private final Journal journal;

    Intakes(EnrolmentHistory history, Families families, RunStore runs, Journal journal) {
        this.history = history;
        this.families = families;
        this.runs = runs;
        this.journal = journal;
    }

    Intake of(Collection<Customer> customers) {
        return new Intake(
                families,
                runs,
                journal,
                history.of(customers.stream().map(Customer::id).toList()));
    }
}
