package dev.steadfast.api.pages;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.api.security.Caller;
import dev.steadfast.api.tasks.TaskActions;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.tasks.TaskQueries;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons of a task. */
@ConsolePage
class TaskForms {
    private final TaskActions actions;
    private final TaskQueries tasks;
    private final BusinessClock clock;

    TaskForms(TaskActions actions, TaskQueries tasks, BusinessClock clock) {
        this.actions = actions;
        this.tasks = tasks;
        this.clock = clock;
    }

    @PostMapping("/tasks/{id}/complete")
    String complete(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(defaultValue = "") String note,
            Caller caller,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var pending = actions.complete(id, outcome, note.isBlank() ? null : note.strip(), caller.by());
        return Back.done(
                request,
                flash,
                pending.isEmpty()
                        ? "Done."
                        : "Stored. The engine has not answered yet; it will go on as soon as it does.");
    }

    @PostMapping("/tasks/{id}/snooze")
    String snooze(
            @PathVariable String id,
            @RequestParam(name = "for") Duration length,
            Caller caller,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var task = tasks.find(id).orElseThrow(() -> new NotThere("There is no task '%s'.".formatted(id)));
        actions.snooze(id, clock.nowFor(task.account()).plus(length), caller.by());
        return Back.done(request, flash, "Put off.");
    }

    @PostMapping("/tasks/{id}/reassign")
    String reassign(
            @PathVariable String id,
            @RequestParam String to,
            Caller caller,
            HttpServletRequest request,
            RedirectAttributes flash) {
        if (to.isBlank()) {
            throw new RuleBroken("to", to, "must name somebody");
        }
        actions.reassign(id, to.strip(), caller.by());
        return Back.done(request, flash, "Handed on to %s.".formatted(to.strip()));
    }
}
