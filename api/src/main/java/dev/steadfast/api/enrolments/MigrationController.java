package dev.steadfast.api.enrolments;

import dev.steadfast.api.security.Caller;
import dev.steadfast.store.enrolments.EnrolmentView;
import dev.steadfast.store.versions.Author;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One enrolment to another version. */
@RestController
@Tag(name = "Enrolments")
class MigrationController {
    private final EnrolmentMigration migration;

    MigrationController(EnrolmentMigration migration) {
        this.migration = migration;
    }

    /**
     * Where to.
     *
     * @param version by default the one that accounts enter now
     * @param allowLoss whether to move also where something cannot be kept
     * @param note why, for the timeline
     */
    record Destination(
            @Nullable Integer version,
            @Nullable Boolean allowLoss,
            @Nullable @Size(max = 2000) String note) {}

    @PostMapping("/api/enrolments/{id}/migrate")
    @Operation(
            summary = "Move to another version of the playbook",
            description =
                    "It goes on at the step of the same id. 409 with what would be lost, unless allow_loss is true."
                            + " In that version already, nothing changes; moving back brings it to where it was")
    EnrolmentView migrate(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Destination destination,
            Caller caller) {
        Destination to = destination == null ? new Destination(null, null, null) : destination;
        return migration.migrate(
                id, to.version(), Boolean.TRUE.equals(to.allowLoss()), new Author(caller.by(), to.note()));
    }
}
