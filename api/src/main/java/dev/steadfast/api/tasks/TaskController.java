package dev.steadfast.api.tasks;

import dev.steadfast.api.enrolments.CommandAccepted;
import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.paging.Cursor;
import dev.steadfast.api.paging.Page;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.tasks.InboxTask;
import dev.steadfast.store.tasks.TaskQueries;
import dev.steadfast.store.tasks.TaskQueries.Position;
import dev.steadfast.store.tasks.TaskView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks, what is due first at the top. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "Tasks", description = "What a person must do")
class TaskController {
    private final TaskQueries tasks;
    private final TaskActions actions;

    TaskController(TaskQueries tasks, TaskActions actions) {
        this.tasks = tasks;
        this.actions = actions;
    }

    /**
     * How a task was completed.
     *
     * @param outcome one of the task's outcomes, where it has any
     */
    record Completion(
            @Nullable String outcome,
            @Nullable @Size(max = 2000) String note) {}

    /** Until when a task is put off. */
    record Snooze(@NotNull Instant until) {}

    /** Who has a task from now on: an address or a queue. */
    record Reassignment(@NotBlank @Size(max = 254) String to) {}

    @GetMapping
    @Operation(summary = "List tasks, what is due first at the top")
    Page<TaskView> list(
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = "open|snoozed|done|cancelled",
                            message = "must be one of open, snoozed, done, cancelled")
                    @Nullable
                    String state,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        var from = Cursor.read(after, 2, values -> new Position(Instant.parse(values.get(0)), values.get(1)));
        var found = tasks.list(new TaskQueries.Filter(assignee, state, account), from, limit + 1);
        var page = Page.of(
                found,
                limit,
                task -> Cursor.of(task.position().place(), task.position().id()));
        return new Page<>(page.items().stream().map(InboxTask::task).toList(), page.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read one task")
    TaskView one(@PathVariable String id) {
        return tasks.find(id).orElseThrow(() -> new NotThere("There is no task '%s'.".formatted(id)));
    }

    @PostMapping("/{id}/complete")
    @Operation(summary = "Complete a task, with one of its outcomes where it has any")
    @ApiResponse(
            responseCode = "200",
            description = "The task as it is now",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Stored, and the run has not answered within five seconds",
            content = @Content(schema = @Schema(implementation = CommandAccepted.class)))
    ResponseEntity<?> complete(
            @PathVariable String id, @Valid @RequestBody(required = false) @Nullable Completion how, Caller caller) {
        var pending =
                actions.complete(id, how == null ? null : how.outcome(), how == null ? null : how.note(), caller.by());
        return pending.isPresent()
                ? ResponseEntity.accepted().body(new CommandAccepted(pending.get()))
                : ResponseEntity.ok(one(id));
    }

    @PostMapping("/{id}/snooze")
    @Operation(summary = "Put a task off")
    TaskView snooze(@PathVariable String id, @Valid @RequestBody Snooze snooze, Caller caller) {
        actions.snooze(id, snooze.until(), caller.by());
        return one(id);
    }

    @PostMapping("/{id}/reassign")
    @Operation(summary = "Hand a task on")
    TaskView reassign(@PathVariable String id, @Valid @RequestBody Reassignment reassignment, Caller caller) {
        actions.reassign(id, reassignment.to(), caller.by());
        return one(id);
    }
}
