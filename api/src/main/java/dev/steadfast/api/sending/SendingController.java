package dev.steadfast.api.sending;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.settings.SendingSwitch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.SortedMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The switch that holds all sending. */
@RestController
@RequestMapping("/api/sending")
@Tag(name = "Sending", description = "The one switch that holds everything that would leave")
class SendingController {
    private final SendingSwitch sending;
    private final PlaybookCatalog playbooks;

    SendingController(SendingSwitch sending, PlaybookCatalog playbooks) {
        this.sending = sending;
        this.playbooks = playbooks;
    }

    @GetMapping
    @Operation(summary = "Read whether sending is on hold")
    SendingSwitch.State state() {
        return sending.state();
    }

    @PostMapping("/hold")
    @Operation(summary = "Hold all sending; runs wait where they are")
    SendingSwitch.State hold(Caller caller) {
        sending.hold(caller.by());
        return sending.state();
    }

    @PostMapping("/release")
    @Operation(summary = "Let sending go on; what was held is sent in order, one a day")
    SendingSwitch.State release(Caller caller) {
        sending.release(caller.by());
        return sending.state();
    }

    @GetMapping("/playbooks")
    @Operation(summary = "List the playbooks that are on hold")
    SortedMap<String, SendingSwitch.State> heldPlaybooks() {
        return sending.heldPlaybooks();
    }

    @PostMapping("/playbooks/{playbook}/hold")
    @Operation(summary = "Hold what one playbook would send; its runs wait where they are")
    SendingSwitch.State hold(@PathVariable String playbook, Caller caller) {
        known(playbook);
        sending.hold(playbook, caller.by());
        return sending.state(playbook);
    }

    @PostMapping("/playbooks/{playbook}/release")
    @Operation(summary = "Let one playbook send again; what was held is sent in order, one a day")
    SendingSwitch.State release(@PathVariable String playbook, Caller caller) {
        known(playbook);
        sending.release(playbook, caller.by());
        return sending.state(playbook);
    }

    private void known(String playbook) {
        if (playbooks.newest(playbook).isEmpty()) {
            throw new NotThere("There is no playbook '%s'.".formatted(playbook));
        }
    }
}
