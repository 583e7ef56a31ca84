package dev.steadfast.api.sending;

import dev.steadfast.api.security.Caller;
import dev.steadfast.store.settings.SendingSwitch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The switch that holds all sending. */
@RestController
@RequestMapping("/api/sending")
@Tag(name = "Sending", description = "The one switch that holds everything that would leave")
class SendingController {
    private final SendingSwitch sending;

    SendingController(SendingSwitch sending) {
        this.sending = sending;
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
}
