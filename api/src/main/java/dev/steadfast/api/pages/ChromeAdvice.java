package dev.steadfast.api.pages;

import dev.steadfast.api.clock.ClockDial;
import dev.steadfast.api.mailbox.Mailbox;
import dev.steadfast.api.security.Caller;
import dev.steadfast.api.security.SignIn;
import dev.steadfast.store.events.QuarantineQueries;
import dev.steadfast.store.settings.SendingSwitch;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its {@link Chrome}. */
@ControllerAdvice(annotations = ConsolePage.class)
class ChromeAdvice {
    private final ClockDial dial;
    private final SendingSwitch sending;
    private final ObjectProvider<Mailbox> mailbox;
    private final QuarantineQueries quarantine;
    private final SignIn signIn;
    private final Environment settings;

    ChromeAdvice(
            ClockDial dial,
            SendingSwitch sending,
            ObjectProvider<Mailbox> mailbox,
            QuarantineQueries quarantine,
            SignIn signIn,
            Environment settings) {
        this.dial = dial;
        this.sending = sending;
        this.mailbox = mailbox;
        this.quarantine = quarantine;
        this.signIn = signIn;
        this.settings = settings;
    }

    @ModelAttribute("chrome")
    Chrome chrome(HttpServletRequest request, Caller caller) {
        return new Chrome(
                here(request),
                clock(),
                sending.state(),
                mailServer(),
                mailbox.getIfAvailable() != null,
                quarantine.count(),
                signIn.isRequired() ? caller.by() : null);
    }

    private Chrome.@Nullable Clock clock() {
        return dial.isInUse() ? new Chrome.Clock(dial.now(), dial.running().orElse(null)) : null;
    }

    private @Nullable String mailServer() {
        var host = settings.getProperty("steadfast.mail.host", "");
        if (!host.isBlank()) {
            return host;
        }
        return mailbox.getIfAvailable() == null ? "the worker's mail server" : null;
    }

    private static String here(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
