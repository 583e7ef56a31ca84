package dev.steadfast.store.versions;

import dev.steadfast.store.playbooks.PublishedPlaybook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes all open runs of a playbook to one version: a page of ids at a time, one transaction for each run. */
@Component
class Relocation {

    private static final Logger LOG = LoggerFactory.getLogger(Relocation.class);

    private static final int PAGE = 500;

    /** Runs that stay are listed up to this number; all are counted. */
    private static final int MOST_LISTED = 1_000;

    /** A message is on its way for seconds at most; whoever is just sending one is asked again for so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final RunsInFlight inFlight;
    private final Migrator migrator;
    private final Restarter restarter;

    Relocation(RunsInFlight inFlight, Migrator migrator, Restarter restarter) {
        this.inFlight = inFlight;
        this.migrator = migrator;
        this.restarter = restarter;
    }

    /** What became of the runs of one playbook. */
    static final class Tally {
        private final List<Fate.Stays> stay = new ArrayList<>();
        private final List<Fate.Stays> later = new ArrayList<>();
        private long moved;
        private long staying;

        long moved() {
            return moved;
        }

        long staying() {
            return staying;
        }

        /** The first of those that stay. */
        List<Fate.Stays> stay() {
            return List.copyOf(stay);
        }

        private void count(Fate fate, boolean last) {
            switch (fate) {
                case Fate.Moved ignored -> moved++;
                case Fate.Settled ignored -> {
                    // another one was faster
                }
                case Fate.Stays stays when stays.passing() && !last -> later.add(stays);
                case Fate.Stays stays -> {
                    staying++;
                    if (stay.size() < MOST_LISTED) {
                        stay.add(stays);
                    }
                }
            }
        }
    }

    Tally all(PublishedPlaybook to, InFlight choice, boolean allowLoss, Author author) {
        var tally = new Tally();
        switch (choice) {
            case PIN -> {
                // they stay where they are
            }
            case MIGRATE -> each(to, tally, enrolment -> migrator.migrate(enrolment, to, allowLoss, author));
            case RESTART -> each(to, tally, enrolment -> restarter.restart(enrolment, to, author));
        }
        return tally;
    }

    private void each(PublishedPlaybook to, Tally tally, Function<String, Fate> move) {
        @Nullable String after = null;
        List<String> page;
        do {
            page = inFlight.elsewhere(to.name(), to.version(), after, PAGE);
            page.forEach(enrolment -> tally.count(attempt(enrolment, move), false));
            after = page.isEmpty() ? null : page.getLast();
        } while (page.size() == PAGE);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!tally.later.isEmpty()) {
            boolean last = System.nanoTime() - until > 0 || !rest();
            List<Fate.Stays> again = List.copyOf(tally.later);
            tally.later.clear();
            again.forEach(stays -> tally.count(attempt(stays.enrolment(), move), last));
        }
    }

    /** What goes wrong with one run keeps no other from moving. */
    private static Fate attempt(String enrolment, Function<String, Fate> move) {
        try {
            return move.apply(enrolment);
        } catch (RuntimeException e) {
            LOG.warn("Enrolment {} stays where it is", enrolment, e);
            return new Fate.Stays(
                    enrolment, enrolment, "it could not be stored; the log of the server says why", false);
        }
    }

    /** False once somebody wants us to stop. */
    private static boolean rest() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
