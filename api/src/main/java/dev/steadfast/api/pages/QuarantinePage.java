package dev.steadfast.api.pages;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.api.quarantine.QuarantineActions;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.events.QuarantineQueries;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Events that wait because nobody knows whom they concern, by what their senders call the account. */
@ConsolePage
class QuarantinePage {
    private static final int MOST = 200;

    private final QuarantineQueries queries;
    private final QuarantineActions actions;

    QuarantinePage(QuarantineQueries queries, QuarantineActions actions) {
        this.queries = queries;
        this.actions = actions;
    }

    @GetMapping("/quarantine")
    String show(Model model) {
        model.addAttribute("strangers", queries.strangers(MOST));
        return "quarantine";
    }

    @PostMapping("/quarantine/discard")
    String discard(
            @RequestParam String name,
            @RequestParam String reason,
            Caller caller,
            HttpServletRequest request,
            RedirectAttributes flash) {
        if (reason.isBlank()) {
            throw new RuleBroken("reason", reason, "is required");
        }
        var discarded = actions.discard(name, reason.strip(), caller.by());
        return Back.done(
                request,
                flash,
                "Discarded %d %s of %s.".formatted(discarded, discarded == 1 ? "event" : "events", name));
    }

    @PostMapping("/quarantine/assign")
    String assign(
            @RequestParam String name,
            @RequestParam String account,
            Caller caller,
            HttpServletRequest request,
            RedirectAttributes flash) {
        try {
            actions.assign(name, account.strip(), caller.by());
        } catch (NotThere nobody) {
            throw new RuleBroken("account", account, "must be the id of an account that is here");
        }
        return Back.done(request, flash, "%s is %s; what waited is delivered.".formatted(name, account.strip()));
    }
}
