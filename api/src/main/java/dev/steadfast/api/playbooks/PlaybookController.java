package dev.steadfast.api.playbooks;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.paging.Page;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.versions.Author;
import dev.steadfast.store.versions.Rollback;
import dev.steadfast.store.versions.VersionQueries;
import dev.steadfast.store.versions.VersionQueries.PlaybookView;
import dev.steadfast.store.versions.VersionQueries.SourceView;
import dev.steadfast.store.versions.VersionQueries.VersionView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is published, and what was. */
@RestController
@RequestMapping("/api/playbooks")
@Tag(name = "Playbooks", description = "Published playbooks and their versions")
class PlaybookController {
    private final VersionQueries versions;
    private final Rollback rollback;

    PlaybookController(VersionQueries versions, Rollback rollback) {
        this.versions = versions;
        this.rollback = rollback;
    }

    /**
     * A playbook with its versions.
     *
     * @param versions the newest first
     */
    record PlaybookWithVersions(PlaybookView playbook, List<VersionView> versions) {}

    /**
     * Which version is to be current.
     *
     * @param version that was published before
     * @param note why
     */
    record Restoration(
            @NotNull Integer version,
            @Nullable @Size(max = 2000) String note) {}

    @GetMapping
    @Operation(summary = "List playbooks", description = "By name, retired ones among them")
    Page<PlaybookView> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return Page.of(versions.playbooks(after, limit + 1), limit, PlaybookView::name);
    }

    @GetMapping("/{name}")
    @Operation(summary = "Read one playbook with its versions")
    PlaybookWithVersions one(@PathVariable String name) {
        return versions.playbook(name)
                .map(playbook -> new PlaybookWithVersions(playbook, versions.versions(name)))
                .orElseThrow(() -> new NotThere("There is no playbook '%s'.".formatted(name)));
    }

    @GetMapping("/{name}/versions/{version}")
    @Operation(summary = "Read the YAML and the texts of one version")
    SourceView source(@PathVariable String name, @PathVariable int version) {
        return versions.source(name, version)
                .orElseThrow(
                        () -> new NotThere("There is no version %d of the playbook '%s'.".formatted(version, name)));
    }

    @PostMapping("/{name}/restore")
    @Operation(
            summary = "Make an older version current again",
            description =
                    "Accounts enter it from now on, also where the playbook was retired. Open runs stay where they are")
    PlaybookWithVersions restore(
            @PathVariable String name, @Valid @RequestBody Restoration restoration, Caller caller) {
        rollback.restore(name, restoration.version(), new Author(caller.by(), restoration.note()));
        return one(name);
    }
}
