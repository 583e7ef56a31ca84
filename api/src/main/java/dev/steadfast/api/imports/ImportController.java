package dev.steadfast.api.imports;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.errors.Problems;
import dev.steadfast.api.errors.Violation;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.imports.ImportJobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** REST of imports. */
@RestController
@Tag(name = "Accounts")
class ImportController {

    private final Imports imports;
    private final ImportJobs jobs;
    private final JsonMapper json;

    ImportController(Imports imports, ImportJobs jobs, JsonMapper json) {
        this.imports = imports;
        this.jobs = jobs;
        this.json = json;
    }

    /** A large file is taken into the background. */
    record Started(String id) {}

    @Operation(
            summary = "Import accounts from CSV",
            description = """
                    One row per contact. The first row names the columns, in any order; id and name are required,
                    unknown ones become custom attributes. An empty cell leaves the value as it is, an empty id goes
                    on with the account above. contract_start and renewal_date may be told from today, as today-3d;
                    they are set only where there is none yet. A bad value of an account refuses its rows, a bad
                    contact only itself. Importing the same file again changes nothing.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    @ApiResponse(
            responseCode = "200",
            description = "Imported, but for what is listed as rejected",
            content = @Content(schema = @Schema(implementation = ImportResult.class)))
    @ApiResponse(
            responseCode = "202",
            description = "More than 5 MB: ask GET /api/imports/{id}",
            content = @Content(schema = @Schema(implementation = Started.class)))
    @PostMapping(
            path = "/api/accounts/import",
            consumes = {"text/csv", "application/csv"})
    ResponseEntity<?> importBody(
            @RequestParam(defaultValue = "keep-good") String mode,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            Caller caller)
            throws IOException {
        return receive(request.getInputStream(), null, new ImportOptions(Mode.of(mode), dryRun), caller);
    }

    @Operation(summary = "Import accounts from a CSV file of a form")
    @ApiResponse(
            responseCode = "200",
            description = "Imported, but for what is listed as rejected",
            content = @Content(schema = @Schema(implementation = ImportResult.class)))
    @PostMapping(path = "/api/accounts/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> importFile(
            @RequestParam(defaultValue = "keep-good") String mode,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestParam("file") MultipartFile file,
            Caller caller)
            throws IOException {
        ImportOptions options = new ImportOptions(Mode.of(mode), dryRun);
        try (InputStream sent = file.getInputStream()) {
            return receive(sent, file.getOriginalFilename(), options, caller);
        }
    }

    @Operation(summary = "How far an import is")
    @GetMapping("/api/imports/{id}")
    ImportJobView job(@PathVariable String id) {
        return jobs.find(id)
                .map(job -> ImportJobView.of(job, json))
                .orElseThrow(() -> new NotThere("There is no import %s.".formatted(id)));
    }

    private ResponseEntity<?> receive(InputStream sent, @Nullable String fileName, ImportOptions options, Caller caller)
            throws IOException {
        try {
            return switch (imports.receive(sent, fileName, options, caller.by())) {
                case Imports.Receipt.Started started ->
                    ResponseEntity.accepted()
                            .location(URI.create("/api/imports/" + started.id()))
                            .body(new Started(started.id()));
                case Imports.Receipt.Done done
                when done.finished().refused() ->
                    ResponseEntity.unprocessableContent()
                            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                            .body(refusal(done.finished().result()));
                case Imports.Receipt.Done done ->
                    ResponseEntity.ok(done.finished().result());
            };
        } catch (SpooledFile.TooLarge e) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, e.getMessage(), e);
        }
    }

    /** A problem that has what a success has as well, so that one reader serves for both. */
    private static ProblemDetail refusal(ImportResult result) {
        ProblemDetail problem = Problems.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "The file is refused as a whole and nothing is stored; %d lines or values are wrong."
                        .formatted(result.rejectedTotal()));
        List<Violation> errors = result.rejected().stream()
                .map(rejection -> new Violation(rejection.place(), rejection.value(), rejection.rule()))
                .toList();
        problem.setProperty("created", result.created());
        problem.setProperty("updated", result.updated());
        problem.setProperty("unchanged", result.unchanged());
        problem.setProperty("enrolled", result.enrolled());
        problem.setProperty("rejected", result.rejected());
        problem.setProperty("rejected_total", result.rejectedTotal());
        problem.setProperty("errors", errors);
        return problem;
    }
}
