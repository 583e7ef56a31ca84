package dev.steadfast.api.reconciliation;

import dev.steadfast.api.paging.Cursor;
import dev.steadfast.api.paging.Page;
import dev.steadfast.store.dispatch.DispatchStore;
import dev.steadfast.store.reconciliation.Finding;
import dev.steadfast.store.reconciliation.Reconciliation;
import dev.steadfast.store.reconciliation.ReconciliationLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether enrolments and runs fit. */
@RestController
@RequestMapping("/api/reconciliation")
@Tag(name = "Reconciliation", description = "Whether every enrolment has its run, and every run its enrolment")
class ReconciliationController {
    private final ReconciliationLog log;
    private final DispatchStore dispatches;

    ReconciliationController(ReconciliationLog log, DispatchStore dispatches) {
        this.log = log;
        this.dispatches = dispatches;
    }

    /**
     * How things stand.
     *
     * @param last comparison; null before the first
     * @param strays runs that serve no open enrolment, as of the last comparison
     * @param backlog enrolments that have something to be brought to the engine
     */
    record State(@Nullable Reconciliation last, int strays, long backlog) {}

    @GetMapping
    @Operation(summary = "Read what the last comparison of enrolments and runs came to")
    State state() {
        return new State(log.last().orElse(null), log.openStrays(), dispatches.backlog());
    }

    @GetMapping("/findings")
    @Operation(summary = "List what did not fit, the newest first")
    Page<Finding> findings(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Long before = Cursor.read(after, 1, values -> Long.valueOf(values.getFirst()));
        var found = log.findings(before == null ? Long.MAX_VALUE : before, limit + 1);
        return Page.of(found, limit, finding -> Cursor.of(String.valueOf(finding.id())));
    }
}
