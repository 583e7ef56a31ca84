package dev.steadfast.api.quarantine;

import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.api.paging.Cursor;
import dev.steadfast.api.paging.Page;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.events.QuarantineQueries;
import dev.steadfast.store.events.QuarantineQueries.Waiting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST of events whose account is not known. */
@RestController
@RequestMapping("/api/quarantine")
@Tag(name = "Events")
class QuarantineController {

    private final QuarantineQueries queries;
    private final QuarantineActions actions;

    QuarantineController(QuarantineQueries queries, QuarantineActions actions) {
        this.queries = queries;
        this.actions = actions;
    }

    /**
     * What is to be discarded: some events, or all under one name.
     *
     * @param numbers of events, as the list tells them
     * @param name what the sender calls the account, the first of the names
     */
    record Discard(
            @Nullable @Size(max = 1_000) List<Long> numbers,
            @Nullable @Size(max = 200) String name,
            @NotBlank @Size(max = 500) @Nullable String reason) {}

    /** How many events were discarded. */
    record Discarded(int discarded) {}

    /**
     * Whose a name is.
     *
     * @param name an external id that events wait under
     * @param account our id
     */
    record Assignment(
            @NotBlank @Size(max = 200) @Nullable String name,
            @NotBlank @Size(max = 100) @Nullable String account) {}

    @GetMapping
    @Operation(summary = "List events that wait for their account", description = """
                    The oldest first. They are delivered in this order, once, as soon as one of their names is known: by
                    PUT /api/accounts/{id}, an import, an event that introduces the account, or POST
                    /api/quarantine/assign.""")
    Page<Waiting> list(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        var from = Cursor.read(after, 1, values -> Long.valueOf(values.getFirst()));
        return Page.of(
                queries.list(name, from == null ? 0 : from, limit + 1), limit, waiting -> Cursor.of(waiting.number()));
    }

    @PostMapping("/discard")
    @Operation(
            summary = "Discard events",
            description = "They are never delivered; sent again, they are duplicates. Say either numbers or a name.")
    Discarded discard(@Valid @RequestBody Discard discard, Caller caller) {
        var reason = Objects.requireNonNull(discard.reason());
        if ((discard.numbers() == null) == (discard.name() == null)) {
            throw new RuleBroken("numbers", null, "or name is required, and only one of them");
        }
        return new Discarded(
                discard.numbers() == null
                        ? actions.discard(Objects.requireNonNull(discard.name()), reason, caller.by())
                        : actions.discard(discard.numbers(), reason, caller.by()));
    }

    @PostMapping("/assign")
    @Operation(
            summary = "Say whose an external id is",
            description = "The account has this name from now on, and what waited for it is delivered.")
    QuarantineActions.Assigned assign(@Valid @RequestBody Assignment assignment, Caller caller) {
        return actions.assign(
                Objects.requireNonNull(assignment.name()), Objects.requireNonNull(assignment.account()), caller.by());
    }
}
