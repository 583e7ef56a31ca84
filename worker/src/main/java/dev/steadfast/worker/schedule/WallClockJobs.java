package dev.steadfast.worker.schedule;

import dev.steadfast.store.enrolments.DailyScan;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Scans for accounts to enrol, and fetches what has been published elsewhere. Test clocks have their own days. */
@Component
class WallClockJobs {

    private final DailyScan scan;
    private final PlaybookCatalog catalog;

    WallClockJobs(DailyScan scan, PlaybookCatalog catalog) {
        this.scan = scan;
        this.catalog = catalog;
    }

    /** Hourly, because it is always some customer's midnight; whoever is enrolled already is left alone. */
    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void enrol() {
        scan.run(null);
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void fetchPlaybooks() {
        catalog.refresh();
    }
}
