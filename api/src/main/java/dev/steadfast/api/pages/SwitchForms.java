package dev.steadfast.api.pages;

import dev.steadfast.api.clock.ClockDial;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.settings.SendingSwitch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The test clock and the sending switch in the header. */
@ConsolePage
class SwitchForms {
    private final ClockDial dial;
    private final SendingSwitch sending;

    SwitchForms(ClockDial dial, SendingSwitch sending) {
        this.dial = dial;
        this.sending = sending;
    }

    @PostMapping("/clock/advance")
    String advance(@RequestParam Duration by, HttpServletRequest request) {
        dial.advance(by);
        return Back.from(request);
    }

    /** Progress, asked for again and again while the clock is on its way; then the page is drawn anew. */
    @GetMapping("/clock/progress")
    String progress(HttpServletResponse response) {
        if (dial.running().isEmpty()) {
            response.setHeader("HX-Refresh", "true");
        }
        return "parts :: clock";
    }

    @PostMapping("/sending/hold")
    String hold(HttpServletRequest request, RedirectAttributes flash, Caller caller) {
        sending.hold(caller.by());
        return Back.done(request, flash, "Sending is on hold. Runs wait where they are.");
    }

    @PostMapping("/sending/release")
    String release(HttpServletRequest request, RedirectAttributes flash, Caller caller) {
        var held = sending.release(caller.by());
        return Back.done(request, flash, "Sending goes on. Runs that were held: %d.".formatted(held));
    }

    @PostMapping("/sending/playbooks/{playbook}/hold")
    String holdPlaybook(
            @PathVariable String playbook, HttpServletRequest request, RedirectAttributes flash, Caller caller) {
        sending.hold(playbook, caller.by());
        return Back.done(request, flash, "%s is on hold. Its runs wait where they are.".formatted(playbook));
    }

    @PostMapping("/sending/playbooks/{playbook}/release")
    String releasePlaybook(
            @PathVariable String playbook, HttpServletRequest request, RedirectAttributes flash, Caller caller) {
        var held = sending.release(playbook, caller.by());
        return Back.done(request, flash, "%s goes on. Runs that were held: %d.".formatted(playbook, held));
    }
}
