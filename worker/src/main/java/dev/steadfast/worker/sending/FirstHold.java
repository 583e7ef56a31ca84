package dev.steadfast.worker.sending;

import dev.steadfast.store.settings.SendingSwitch;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Where a real mail server is configured, sending starts on hold: nobody is written to before somebody has looked. */
@Component
class FirstHold implements ApplicationRunner {

    private final SendingSwitch sending;
    private final boolean realMailServer;

    FirstHold(
            SendingSwitch sending,
            @Value("${steadfast.mail.host:}") String host,
            @Value("${steadfast.mailbox:}") String mailbox) {
        this.sending = sending;
        this.realMailServer = !host.isBlank() && !mailbox.equals("embedded");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (realMailServer) {
            sending.holdAtFirst();
        }
    }
}
