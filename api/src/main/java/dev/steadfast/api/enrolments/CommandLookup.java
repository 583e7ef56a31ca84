package dev.steadfast.api.enrolments;

import dev.steadfast.store.commands.CommandDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells what became of a command. */
@RestController
@Tag(name = "Enrolments")
class CommandLookup {
    private final CommandDesk desk;

    CommandLookup(CommandDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/api/commands/{id}")
    @Operation(summary = "Read what became of a command")
    CommandView command(@PathVariable String id) {
        return CommandView.of(desk.status(id));
    }
}
