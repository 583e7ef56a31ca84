package dev.steadfast.api.pages;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.why.WhyQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Why a step of an account came to what it came to. */
@ConsolePage
class WhyPage {

    private final AccountStore accounts;
    private final AccountDefaults defaults;
    private final WhyQueries why;

    WhyPage(AccountStore accounts, AccountDefaults defaults, WhyQueries why) {
        this.accounts = accounts;
        this.defaults = defaults;
        this.why = why;
    }

    @GetMapping("/accounts/{id}/why")
    String show(
            @PathVariable String id,
            @RequestParam String step,
            @RequestParam(required = false) @Nullable String enrolment,
            Model model) {
        var account = accounts.find(id).orElseThrow(() -> new NotThere("There is no account '%s'.".formatted(id)));
        model.addAttribute("account", account);
        model.addAttribute("zone", defaults.zone(account));
        model.addAttribute("why", why.of(id, step, enrolment == null || enrolment.isBlank() ? null : enrolment));
        return "why";
    }
}
