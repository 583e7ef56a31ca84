package dev.steadfast.api.why;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.why.Why;
import dev.steadfast.store.why.WhyQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why a step of an account came to what it came to. */
@RestController
@Tag(name = "Timeline", description = "What happened to an account, why, and what is to come")
class WhyController {

    private final AccountStore accounts;
    private final WhyQueries why;

    WhyController(AccountStore accounts, WhyQueries why) {
        this.accounts = accounts;
        this.why = why;
    }

    @GetMapping("/api/accounts/{id}/why")
    @Operation(
            summary = "Ask why a step was done, skipped, deferred, held or parked",
            description = "Decisions with their rule and the facts they saw, messages with everything that was said of"
                    + " them, tasks and commands, the oldest first")
    Why why(
            @PathVariable String id,
            @RequestParam String step,
            @RequestParam(required = false) @Nullable String enrolment) {
        if (accounts.find(id).isEmpty()) {
            throw new NotThere("There is no account '%s'.".formatted(id));
        }
        Why found = why.of(id, step, enrolment == null || enrolment.isBlank() ? null : enrolment);
        if (found.record().isEmpty() && found.messages().isEmpty() && found.next() == null) {
            throw new NotThere("Nothing is known of a step '%s' of account '%s'.".formatted(step, id));
        }
        return found;
    }
}
