package dev.steadfast.api.pages;

import dev.steadfast.api.connectors.ConnectorDesk;
import dev.steadfast.api.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The other systems: how each is, and a button to try it. */
@ConsolePage
class ConnectorsPage {
    private final ConnectorDesk connectors;

    ConnectorsPage(ConnectorDesk connectors) {
        this.connectors = connectors;
    }

    @GetMapping("/connectors")
    String show(Model model) {
        model.addAttribute("connectors", connectors.all());
        model.addAttribute("now", Instant.now());
        return "connectors";
    }

    @PostMapping("/connectors/{name}/try")
    String tryOut(@PathVariable String name, HttpServletRequest request, RedirectAttributes flash, Caller caller) {
        var trial = connectors.tryOut(name, caller.by()).trial();
        if (trial == null || trial.ok() == null) {
            flash.addFlashAttribute("refusal", "No worker has answered yet. Is one running? Look again in a moment.");
            return Back.from(request);
        }
        if (!trial.ok()) {
            flash.addFlashAttribute("refusal", "%s: %s".formatted(name, trial.found()));
            return Back.from(request);
        }
        return Back.done(request, flash, "%s: %s".formatted(name, trial.found()));
    }
}
