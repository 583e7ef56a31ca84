package dev.steadfast.api.pages;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.versions.Author;
import dev.steadfast.store.versions.Rollback;
import dev.steadfast.store.versions.VersionQueries;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is published: which version accounts enter, who made it and why, what it says, and the way back. */
@ConsolePage
class PlaybooksPage {
    /** More playbooks than anybody runs. */
    private static final int MOST = 500;

    private static final int LONGEST_NOTE = 2_000;

    private final VersionQueries versions;
    private final Rollback rollback;

    PlaybooksPage(VersionQueries versions, Rollback rollback) {
        this.versions = versions;
        this.rollback = rollback;
    }

    @GetMapping("/playbooks")
    String list(Model model) {
        model.addAttribute("playbooks", versions.playbooks(null, MOST));
        return "playbooks";
    }

    /** One playbook; its source is that of the version asked for, else of the one that accounts enter. */
    @GetMapping("/playbooks/{name}")
    String show(@PathVariable String name, @RequestParam(required = false) @Nullable Integer version, Model model) {
        var playbook =
                versions.playbook(name).orElseThrow(() -> new NotThere("There is no playbook '%s'.".formatted(name)));
        int shown = version == null ? playbook.version() : version;
        model.addAttribute("playbook", playbook);
        model.addAttribute("versions", versions.versions(name));
        model.addAttribute(
                "source",
                versions.source(name, shown)
                        .orElseThrow(() ->
                                new NotThere("There is no version %d of the playbook '%s'.".formatted(shown, name))));
        return "playbook";
    }

    @PostMapping("/playbooks/{name}/restore")
    String restore(
            @PathVariable String name,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String note,
            Caller caller,
            HttpServletRequest request,
            RedirectAttributes flash) {
        rollback.restore(name, version, new Author(caller.by(), given(note)));
        return Back.done(
                request,
                flash,
                "Accounts enter version %d from now on. Those on their way stay in theirs.".formatted(version));
    }

    private static @Nullable String given(@Nullable String note) {
        if (note == null || note.isBlank()) {
            return null;
        }
        var words = note.strip();
        return words.length() <= LONGEST_NOTE ? words : words.substring(0, LONGEST_NOTE);
    }
}
