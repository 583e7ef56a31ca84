package dev.steadfast.api.enrolments;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.paging.Page;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.enrolments.Enroller;
import dev.steadfast.store.enrolments.EnrolmentQueries;
import dev.steadfast.store.enrolments.EnrolmentView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Enrolments: by hand, in lists, and one. */
@RestController
@RequestMapping("/api/enrolments")
@Tag(name = "Enrolments", description = "Accounts on their way through playbooks")
class EnrolmentController {
    private final Enroller enroller;
    private final EnrolmentQueries enrolments;

    EnrolmentController(Enroller enroller, EnrolmentQueries enrolments) {
        this.enroller = enroller;
        this.enrolments = enrolments;
    }

    /**
     * Whom to enrol in what.
     *
     * @param key what tells this run apart from others, such as an invoice; only for a playbook that has a {@code key}
     */
    record NewEnrolment(
            @NotBlank String playbook,
            @NotBlank String account,
            @Nullable String key) {}

    @PostMapping
    @Operation(
            summary = "Enrol an account in a playbook",
            description =
                    "409 where it is in that playbook already, or in one of the same family whose priority is not lower")
    @ApiResponse(responseCode = "201", description = "The enrolment", useReturnTypeSchema = true)
    ResponseEntity<EnrolmentView> enrol(@Valid @RequestBody NewEnrolment wanted, Caller caller) {
        var enrolled = enroller.enrol(wanted.playbook(), wanted.account(), wanted.key(), caller.by());
        return ResponseEntity.created(URI.create("/api/enrolments/" + enrolled.enrolment()))
                .body(one(enrolled.enrolment()));
    }

    @GetMapping
    @Operation(summary = "List enrolments")
    Page<EnrolmentView> list(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String playbook,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = "active|waiting|paused|finished",
                            message = "must be one of active, waiting, paused, finished")
                    @Nullable
                    String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        var filter = new EnrolmentQueries.Filter(account, playbook, state);
        return Page.of(enrolments.list(filter, after, limit + 1), limit, EnrolmentView::id);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read one enrolment")
    EnrolmentView one(@PathVariable String id) {
        return enrolments.find(id).orElseThrow(() -> new NotThere("There is no enrolment '%s'.".formatted(id)));
    }
}
