package dev.steadfast.api.pages;

import dev.steadfast.api.paging.Cursor;
import dev.steadfast.api.paging.Page;
import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.tasks.TaskQueries;
import dev.steadfast.store.tasks.TaskQueries.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox: what people must do, what is due first at the top. */
@ConsolePage
class TasksPage {
    private static final int PAGE = 50;

    private final TaskQueries tasks;
    private final AccountDefaults defaults;

    TasksPage(TaskQueries tasks, AccountDefaults defaults) {
        this.tasks = tasks;
        this.defaults = defaults;
    }

    @GetMapping("/tasks")
    String show(
            @RequestParam(defaultValue = "") String assignee,
            @RequestParam(defaultValue = "pending") String state,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var filter = new TaskQueries.Filter(assignee.isBlank() ? null : assignee, state.isBlank() ? null : state, null);
        var from = Cursor.read(after, 2, values -> new Position(Instant.parse(values.get(0)), values.get(1)));
        var found = Page.of(
                tasks.list(filter, from, PAGE + 1),
                PAGE,
                task -> Cursor.of(task.position().place(), task.position().id()));
        var wallClock = Instant.now();
        model.addAttribute(
                "items",
                found.items().stream()
                        .map(task -> TaskCard.of(task, wallClock, defaults))
                        .toList());
        model.addAttribute("next", found.next());
        model.addAttribute("assignees", tasks.assignees());
        model.addAttribute("assignee", assignee);
        model.addAttribute("state", state);
        return "tasks";
    }
}
