package dev.steadfast.worker.reconciliation;

import dev.steadfast.store.dispatch.DispatchStore;
import dev.steadfast.store.reconciliation.OpenEnrolments;
import dev.steadfast.store.reconciliation.OpenEnrolments.Served;
import dev.steadfast.store.reconciliation.ReconciliationLog;
import io.temporal.client.WorkflowExecutionMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One pass over enrolments and runs. The engine's list only says whom to ask about: nothing is done before the engine
 * was asked about that one run, because its list lags behind.
 */
final class Comparison {

    private static final int PAGE = 500;

    private final EngineRuns engine;
    private final OpenEnrolments enrolments;
    private final DispatchStore dispatches;
    private final ReconciliationLog log;
    private final ReconcilerSettings settings;
    private final Instant startedAt;
    private final SeenIds seen = new SeenIds();
    private final List<WorkflowExecutionMetadata> page = new ArrayList<>();
    private final List<WorkflowExecutionMetadata> suspects = new ArrayList<>();
    private int questions;
    private int runs;
    private int rebuilt;
    private int strays;
    private @Nullable String cutShortAfter;

    Comparison(
            EngineRuns engine,
            OpenEnrolments enrolments,
            DispatchStore dispatches,
            ReconciliationLog log,
            ReconcilerSettings settings,
            Instant startedAt) {
        this.engine = engine;
        this.enrolments = enrolments;
        this.dispatches = dispatches;
        this.log = log;
        this.settings = settings;
        this.startedAt = startedAt;
    }

    /**
     * Compares everything: lost runs first, however many strays there are.
     *
     * @param after the enrolment to go on after, where the last comparison had no time for all that it had to ask about
     * @return whether the engine could list its runs
     */
    boolean run(String after) {
        boolean listed = engine.list(this::take);
        if (listed) {
            lookUpPage();
        }
        lookForLost(after, listed);
        suspects.stream().limit(settings.mostQuestions()).forEach(this::judge);
        return listed;
    }

    private void lookForLost(String after, boolean listed) {
        String position = after;
        List<Served> served;
        do {
            served = enrolments.page(position, PAGE, settings.grace());
            for (Served one : served) {
                if (listed && seen.contains(one.workflowId())) {
                    continue;
                }
                if (questions >= settings.mostQuestions()) {
                    cutShortAfter = position;
                    return;
                }
                rebuildIfGone(one, listed);
                position = one.enrolment();
            }
            position = served.isEmpty() ? position : served.getLast().enrolment();
        } while (served.size() == PAGE);
    }

    /** The enrolment after which there was no time for more; empty when everything was looked at. */
    Optional<String> cutShortAfter() {
        return Optional.ofNullable(cutShortAfter);
    }

    int runs() {
        return runs;
    }

    int rebuilt() {
        return rebuilt;
    }

    int strays() {
        return strays;
    }

    private void take(WorkflowExecutionMetadata run) {
        runs++;
        seen.add(run.getExecution().getWorkflowId());
        page.add(run);
        if (page.size() == PAGE) {
            lookUpPage();
        }
    }

    private void lookUpPage() {
        Set<String> unknown = enrolments.unknown(
                page.stream().map(run -> run.getExecution().getWorkflowId()).collect(Collectors.toSet()));
        Instant young = startedAt.minus(settings.grace());
        page.stream()
                .filter(run -> unknown.contains(run.getExecution().getWorkflowId()))
                .filter(run -> run.getStartTime().isBefore(young))
                .forEach(suspects::add);
        page.clear();
    }

    /** It may have ended since it was listed, or its enrolment may have been stored only now. */
    private void judge(WorkflowExecutionMetadata suspect) {
        String workflowId = suspect.getExecution().getWorkflowId();
        String runId = suspect.getExecution().getRunId();
        boolean running = engine.find(workflowId)
                .filter(known -> known.running() && known.runId().equals(runId))
                .isPresent();
        if (running && !enrolments.unknown(List.of(workflowId)).isEmpty()) {
            strays++;
            log.stray(
                    workflowId,
                    runId,
                    "runs since " + suspect.getStartTime() + ", and no open enrolment has this workflow id",
                    startedAt);
        }
    }

    private void rebuildIfGone(Served served, boolean listed) {
        questions++;
        runs += listed ? 0 : 1;
        Optional<EngineRuns.Known> known = engine.find(served.workflowId());
        if (known.map(EngineRuns.Known::running).orElse(false)) {
            return;
        }
        String detail = known.map(run -> "its run is " + run.status()).orElse("the engine knows no run of it");
        if (dispatches.lost(served.enrolment(), served.epoch())) {
            rebuilt++;
            log.lost(served, detail + "; a new one is built");
        }
    }
}
