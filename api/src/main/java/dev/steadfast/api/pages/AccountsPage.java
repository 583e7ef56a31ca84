package dev.steadfast.api.pages;

import dev.steadfast.api.paging.Cursor;
import dev.steadfast.api.paging.Page;
import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.overview.Overview;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: what to do when there is nothing yet, then all accounts. */
@ConsolePage
class AccountsPage {
    private static final int PAGE = 50;

    private final Overview overview;
    private final AccountDefaults defaults;

    AccountsPage(Overview overview, AccountDefaults defaults) {
        this.overview = overview;
        this.defaults = defaults;
    }

    /** What the form above the list asks for; empty means any. */
    record Search(
            @Nullable String query,
            @Nullable String segment,
            @Nullable String owner,
            @Nullable String playbook,
            @Nullable String run) {

        Overview.Filter filter() {
            return new Overview.Filter(given(query), given(segment), given(owner), given(playbook), given(run));
        }

        /** Whether anything is asked for at all. */
        public boolean isNarrow() {
            return !filter().equals(new Overview.Filter(null, null, null, null, null));
        }

        private static @Nullable String given(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    @GetMapping("/")
    String show(
            @ModelAttribute("search") Search search,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        if (overview.isEmpty()) {
            return "welcome";
        }
        var from = Cursor.read(after, 2, values -> new Overview.Position(values.get(0), values.get(1)));
        var now = Instant.now();
        var lines = overview.accounts(search.filter(), from, PAGE + 1).stream()
                .map(line -> AccountRow.of(line, now, defaults))
                .toList();
        model.addAttribute("page", Page.of(lines, PAGE, AccountRow::cursor));
        model.addAttribute("totals", overview.totals(now));
        model.addAttribute("owners", overview.owners());
        model.addAttribute("playbooks", overview.playbooks());
        model.addAttribute("first", from == null);
        return "accounts";
    }
}
