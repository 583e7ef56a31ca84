package dev.steadfast.api.connectors;

import dev.steadfast.api.paging.Page;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.connectors.ConnectorView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The other systems that steps act in. */
@RestController
@RequestMapping("/api/connectors")
@Tag(name = "Connectors", description = "CRM, support and billing systems: how they are. Secrets are never shown")
class ConnectorController {
    private final ConnectorDesk connectors;

    ConnectorController(ConnectorDesk connectors) {
        this.connectors = connectors;
    }

    @GetMapping
    @Operation(
            summary =
                    "List the systems that are known, set up or not, and how each is; the list is short and has no next part")
    Page<ConnectorView> list() {
        return new Page<>(connectors.all(), null);
    }

    @PostMapping("/{name}/try")
    @Operation(summary = "Make a call that changes nothing, and say what it found")
    @ApiResponse(responseCode = "200", description = "The system, with the trial's answer")
    @ApiResponse(responseCode = "202", description = "No worker has answered yet; ask GET /api/connectors")
    ResponseEntity<ConnectorView> tryOut(@PathVariable String name, Caller caller) {
        var connector = connectors.tryOut(name, caller.by());
        var trial = connector.trial();
        var answered = trial != null && trial.ok() != null;
        return ResponseEntity.status(answered ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(connector);
    }
}
