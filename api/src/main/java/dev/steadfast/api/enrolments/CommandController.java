package dev.steadfast.api.enrolments;

import dev.steadfast.api.enrolments.EnrolmentCommands.Asked;
import dev.steadfast.api.enrolments.EnrolmentCommands.Asking;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.enrolments.EnrolmentView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people ask of an enrolment. The same {@code Idempotency-Key} again is the same command. */
@RestController
@RequestMapping("/api")
@Tag(name = "Enrolments")
@ApiResponse(
        responseCode = "200",
        description = "The enrolment as it is now",
        content = @Content(schema = @Schema(implementation = EnrolmentView.class)))
@ApiResponse(
        responseCode = "202",
        description = "Stored, and not applied within five seconds",
        content = @Content(schema = @Schema(implementation = CommandAccepted.class)))
class CommandController {
    private static final String KEY = "Idempotency-Key";

    private final EnrolmentCommands commands;

    CommandController(EnrolmentCommands commands) {
        this.commands = commands;
    }

    /**
     * Words for the timeline.
     *
     * @param note why
     */
    record Remark(@Nullable @Size(max = 2000) String note) {}

    /**
     * What to skip.
     *
     * @param step must be the next one; by default whatever comes next
     * @param note why
     */
    record Skip(
            @Nullable String step,
            @Nullable @Size(max = 2000) String note) {}

    /**
     * What to put off.
     *
     * @param step must be the next one; by default whatever comes next
     * @param until the earliest moment for it
     * @param note why
     */
    record Snooze(
            @Nullable String step,
            @NotNull Instant until,
            @Nullable @Size(max = 2000) String note) {}

    /**
     * Where day 0 goes.
     *
     * @param to a date, counted in the account's time zone, or an instant
     * @param note why
     */
    record Reschedule(
            @NotBlank String to, @Nullable @Size(max = 2000) String note) {}

    @PostMapping("/enrolments/{id}/pause")
    @Operation(summary = "Pause: nothing more is done until somebody resumes it")
    ResponseEntity<?> pause(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Remark remark,
            @RequestHeader(name = KEY, required = false) @Size(min = 1, max = 200) @Nullable String key,
            Caller caller) {
        return answer(commands.pause(id, asking(caller, remark, key)));
    }

    @PostMapping("/enrolments/{id}/resume")
    @Operation(summary = "Resume after a pause")
    ResponseEntity<?> resume(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Remark remark,
            @RequestHeader(name = KEY, required = false) @Size(min = 1, max = 200) @Nullable String key,
            Caller caller) {
        return answer(commands.resume(id, asking(caller, remark, key)));
    }

    @PostMapping("/enrolments/{id}/skip")
    @Operation(summary = "Leave out the next step")
    ResponseEntity<?> skip(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Skip skip,
            @RequestHeader(name = KEY, required = false) @Size(min = 1, max = 200) @Nullable String key,
            Caller caller) {
        var asking = new Asking(caller.by(), skip == null ? null : skip.note(), key);
        return answer(commands.skip(id, skip == null ? null : skip.step(), asking));
    }

    @PostMapping("/enrolments/{id}/cancel")
    @Operation(summary = "Cancel: the run ends, and nothing more is sent")
    ResponseEntity<?> cancel(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Remark remark,
            @RequestHeader(name = KEY, required = false) @Size(min = 1, max = 200) @Nullable String key,
            Caller caller) {
        return answer(commands.cancel(id, asking(caller, remark, key)));
    }

    @PostMapping("/enrolments/{id}/snooze")
    @Operation(
            summary = "Put the next step off",
            description =
                    "A step that has begun to wait for an answer waits until then. 409 for a moment that has passed")
    ResponseEntity<?> snooze(
            @PathVariable String id,
            @Valid @RequestBody Snooze snooze,
            @RequestHeader(name = KEY, required = false) @Size(min = 1, max = 200) @Nullable String key,
            Caller caller) {
        return answer(commands.snooze(id, snooze.step(), snooze.until(), new Asking(caller.by(), snooze.note(), key)));
    }

    @PostMapping("/enrolments/{id}/reschedule")
    @Operation(
            summary = "Move day 0, and everything to come with it",
            description = "409 where day 0 is a date of the account: change it there")
    ResponseEntity<?> reschedule(
            @PathVariable String id,
            @Valid @RequestBody Reschedule reschedule,
            @RequestHeader(name = KEY, required = false) @Size(min = 1, max = 200) @Nullable String key,
            Caller caller) {
        return answer(commands.reschedule(id, reschedule.to(), new Asking(caller.by(), reschedule.note(), key)));
    }

    @PostMapping("/enrolments/{id}/escalate")
    @Operation(summary = "Put the account on the manager's desk: a task, due at once. The run goes on")
    ResponseEntity<?> escalate(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Remark remark,
            @RequestHeader(name = KEY, required = false) @Size(min = 1, max = 200) @Nullable String key,
            Caller caller) {
        return answer(commands.escalate(id, asking(caller, remark, key)));
    }

    private static Asking asking(Caller caller, @Nullable Remark remark, @Nullable String key) {
        return new Asking(caller.by(), remark == null ? null : remark.note(), key);
    }

    private static ResponseEntity<?> answer(Asked asked) {
        return asked.enrolment().isPresent()
                ? ResponseEntity.ok(asked.enrolment().get())
                : ResponseEntity.accepted().body(new CommandAccepted(asked.command()));
    }
}
