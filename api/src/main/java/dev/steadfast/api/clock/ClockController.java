package dev.steadfast.api.clock;

import dev.steadfast.api.Patience;
import dev.steadfast.api.errors.Conflict;
import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.store.clock.AdvanceStatus;
import dev.steadfast.store.clock.AdvanceStatus.State;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads and advances the test clock. */
@RestController
@RequestMapping("/api/clock")
@Tag(name = "Clock", description = "The test clock, where one is in use")
class ClockController {
    private static final Duration MOST = Duration.ofSeconds(60);

    private final ClockDial dial;
    private final Patience patience;

    ClockController(ClockDial dial, Patience patience) {
        this.dial = dial;
        this.patience = patience;
    }

    /**
     * The clock.
     *
     * @param now business time
     * @param advancing whether it is on its way to a later moment
     * @param advance how far it has come; absent when it stands
     */
    record ClockView(
            Instant now, boolean advancing, @Nullable AdvanceView advance) {}

    /**
     * One advance.
     *
     * @param performed due moments visited so far
     */
    record AdvanceView(Instant from, Instant to, int performed) {
        static AdvanceView of(AdvanceStatus status) {
            return new AdvanceView(status.from(), status.target(), status.performed());
        }
    }

    @GetMapping
    @Operation(summary = "Read the test clock")
    ClockView clock() {
        if (!dial.isInUse()) {
            throw new NotThere("There is no test clock here: business time is wall-clock time.");
        }
        var running = dial.running().map(AdvanceView::of).orElse(null);
        return new ClockView(dial.now(), running != null, running);
    }

    @PostMapping("/advance")
    @Operation(
            summary = "Advance the test clock",
            description = "Everything that becomes due on the way is done, in order. Give either `by` or `to`.")
    @ApiResponse(responseCode = "200", description = "There", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "Still on its way after a minute", useReturnTypeSchema = true)
    ResponseEntity<AdvanceView> advance(
            @RequestParam(required = false) @Nullable Duration by,
            @RequestParam(required = false) @Nullable Instant to) {
        var advance = start(by, to);
        var status = patience.await(MOST, () -> dial.status(advance), seen -> seen.state() != State.RUNNING);
        return switch (status.state()) {
            case DONE -> ResponseEntity.ok(AdvanceView.of(status));
            case RUNNING -> ResponseEntity.accepted().body(AdvanceView.of(status));
            case FAILED -> throw new Conflict(String.valueOf(status.message()));
        };
    }

    private long start(@Nullable Duration by, @Nullable Instant to) {
        if (by != null && to == null) {
            return dial.advance(by);
        }
        if (by == null && to != null) {
            return dial.advance(to);
        }
        throw new RuleBroken("by", by, "or `to` is required, and not both");
    }
}
