package dev.steadfast.api.playbooks;

import dev.steadfast.api.LimitedBody;
import dev.steadfast.api.errors.Problems;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.versions.Applier;
import dev.steadfast.store.versions.Author;
import dev.steadfast.store.versions.Planner;
import dev.steadfast.store.versions.ProposalRefused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Publishing a folder of playbooks, and what it would do. */
@RestController
@Tag(name = "Playbooks")
class FolderController {
    private final JsonMapper json;
    private final Planner planner;
    private final Applier applier;

    FolderController(JsonMapper json, Planner planner, Applier applier) {
        this.json = json;
        this.planner = planner;
        this.applier = applier;
    }

    @PostMapping(path = "/api/playbooks/plan", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Say what publishing a folder would do",
            description = "Changes nothing. Open runs are played on in both versions, and the messages compared;"
                    + " of more than 2,000 of a playbook, a sample is played",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = FolderBody.class))))
    PlanView plan(HttpServletRequest request) throws IOException {
        return PlanView.of(planner.plan(body(request).wanted()));
    }

    @PostMapping(path = "/api/playbooks/apply", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Publish a folder",
            description = "What has changed becomes a new version, what the folder lacks is retired. 422 with"
                    + " errors: [{file, line, step, severity, message}] where a file has an error; nothing is stored then."
                    + " Answers once every open run has been dealt with, each in a transaction of its own;"
                    + " the same request again goes on where an interrupted one ended",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = FolderBody.class))))
    AppliedView apply(HttpServletRequest request, Caller caller) throws IOException {
        FolderBody body = body(request);
        return AppliedView.of(applier.apply(body.wanted(), new Author(caller.by(), body.note())));
    }

    private FolderBody body(HttpServletRequest request) throws IOException {
        // read as a whole first: what goes wrong while it is bound would be told as a mistake in the JSON
        byte[] body = new LimitedBody(request.getInputStream()).readAllBytes();
        return json.readValue(body, FolderBody.class);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProposalRefused refused) {
        var problem = Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(refused.getMessage()));
        problem.setProperty("errors", ProblemView.of(refused.errors()));
        return ResponseEntity.unprocessableContent()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
