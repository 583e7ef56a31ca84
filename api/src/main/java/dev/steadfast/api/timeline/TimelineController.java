package dev.steadfast.api.timeline;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.paging.Page;
import dev.steadfast.store.accounts.AccountStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One account's timeline. */
@RestController
@Tag(name = "Timeline", description = "What happened to an account, why, and what is to come")
class TimelineController {
    private final AccountStore accounts;
    private final Timelines timelines;

    TimelineController(AccountStore accounts, Timelines timelines) {
        this.accounts = accounts;
        this.timelines = timelines;
    }

    @GetMapping("/api/accounts/{id}/timeline")
    @Operation(
            summary = "Read what happened and what is to come",
            description = "The oldest first; what is planned comes last")
    Page<TimelineItem> timeline(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        if (accounts.find(id).isEmpty()) {
            throw new NotThere("There is no account '%s'.".formatted(id));
        }
        return timelines.page(id, after, limit);
    }
}
