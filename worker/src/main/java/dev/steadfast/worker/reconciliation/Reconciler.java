package dev.steadfast.worker.reconciliation;

import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.dispatch.DispatchStore;
import dev.steadfast.store.locks.DatabaseLocks;
import dev.steadfast.store.reconciliation.OpenEnrolments;
import dev.steadfast.store.reconciliation.Reconciliation;
import dev.steadfast.store.reconciliation.ReconciliationLog;
import dev.steadfast.worker.dispatch.Wakeup;
import dev.steadfast.worker.engine.CadenceWorker;
import dev.steadfast.worker.engine.EngineIdentity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds open enrolments that no run serves, and gives them a new run; finds runs that serve no open enrolment, and
 * reports them. One copy of many does it at a time.
 */
@Component
public class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private static final String CANNOT_LIST =
            "This engine cannot list its runs: it is asked about each enrolment's run,"
                    + " and runs without an enrolment are not looked for. ";

    private final EngineRuns engine;
    private final EngineIdentity identity;
    private final CadenceWorker worker;
    private final OpenEnrolments enrolments;
    private final DispatchStore dispatches;
    private final ReconciliationLog log;
    private final ReconciliationMetrics metrics;
    private final DatabaseLocks locks;
    private final BusinessClock clock;
    private final Wakeup wakeup;
    private final ReconcilerSettings settings;
    private volatile String goOnAfter = "";

    Reconciler(
            EngineRuns engine,
            EngineIdentity identity,
            CadenceWorker worker,
            OpenEnrolments enrolments,
            DispatchStore dispatches,
            ReconciliationLog log,
            ReconciliationMetrics metrics,
            DatabaseLocks locks,
            BusinessClock clock,
            Wakeup wakeup,
            ReconcilerSettings settings) {
        this.engine = engine;
        this.identity = identity;
        this.worker = worker;
        this.enrolments = enrolments;
        this.dispatches = dispatches;
        this.log = log;
        this.metrics = metrics;
        this.locks = locks;
        this.clock = clock;
        this.wakeup = wakeup;
        this.settings = settings;
    }

    @Scheduled(
            initialDelayString = "${steadfast.reconciler.interval:5m}",
            fixedDelayString = "${steadfast.reconciler.interval:5m}")
    void reconcileInTurn() {
        if (worker.state() != CadenceWorker.State.POLLING) {
            return;
        }
        try (var lock = locks.tryHold("reconciler", "runs").orElse(null)) {
            if (lock != null && isTime()) {
                reconcile();
            }
            metrics.strays(log.openStrays());
        } catch (RuntimeException e) {
            metrics.failed();
            LOG.warn("Enrolments and runs cannot be compared now: {}", e.getMessage());
        }
    }

    /** Another copy may have just done it. */
    private boolean isTime() {
        Instant now = clock.wall();
        return log.last()
                .map(last ->
                        !last.startedAt().plus(settings.interval().dividedBy(2)).isAfter(now))
                .orElse(true);
    }

    /** Compares now. Safe to do twice at once: what has been rebuilt has another epoch. */
    Reconciliation reconcile() {
        Instant startedAt = clock.wall();
        String name = identity.ask();
        int adopted = dispatches.adoptAll(name);
        var comparison = new Comparison(engine, enrolments, dispatches, log, settings, startedAt);
        boolean listed = comparison.run(goOnAfter);
        goOnAfter = comparison.cutShortAfter().orElse("");
        var done = new Reconciliation(
                name,
                listed,
                comparison.runs(),
                adopted,
                comparison.rebuilt(),
                comparison.strays(),
                note(listed, comparison.cutShortAfter()),
                startedAt,
                clock.wall());
        log.finished(done);
        metrics.finished(done);
        if (adopted + done.rebuilt() > 0) {
            wakeup.now();
        }
        tell(done);
        return done;
    }

    private @Nullable String note(boolean listed, Optional<String> cutShort) {
        String lists = listed ? "" : CANNOT_LIST;
        String note = lists
                + cutShort.map(after -> "After " + settings.mostQuestions() + " questions the rest waits.")
                        .orElse("");
        return note.isEmpty() ? null : note.strip();
    }

    private static void tell(Reconciliation done) {
        if (done.adopted() + done.rebuilt() + done.strays() > 0) {
            LOG.warn(
                    "{} enrolments had lost their run and get a new one, {} came from another engine; {} runs serve no open"
                            + " enrolment: see GET /api/reconciliation",
                    done.rebuilt(),
                    done.adopted(),
                    done.strays());
        } else {
            LOG.debug("{} runs compared with the enrolments; all is well", done.runs());
        }
    }
}
