package dev.steadfast.activities.steps;

import dev.steadfast.account.Account;
import dev.steadfast.activities.email.OutgoingEmail;
import dev.steadfast.cadence.RunFacts;
import dev.steadfast.template.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Writes the e-mail of a step. */
@Component
class Letters {

    private final SenderSettings sender;

    Letters(SenderSettings sender) {
        this.sender = sender;
    }

    /** @throws dev.steadfast.template.UnrenderableText when the text prints a fact that is not known */
    OutgoingEmail write(Prepared.ToSend send) {
        Account account = send.run().account();
        Map<String, Map<String, Object>> facts =
                new HashMap<>(new RunFacts(send.run().playbook(), send.state(), send.facts(), send.to()).facts());
        facts.put("sender", Map.of("name", sender.name(), "product", sender.product()));
        Text text = send.run().published().templates().render(send.step().template(), account.locale(), facts);
        return new OutgoingEmail(
                send.claim().messageId(),
                send.claim().recipient(),
                send.to().name(),
                account.ownerEmail(),
                text,
                headers(send));
    }

    private static Map<String, String> headers(Prepared.ToSend send) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "X-Steadfast-Account", send.run().account().id(),
                "X-Steadfast-Enrolment", send.run().enrolment(),
                "X-Steadfast-Step", send.step().id()));
        if (send.run().clock() != null) {
            // on a test clock the date of the message says nothing
            headers.put("X-Steadfast-At", send.now().toString());
        }
        return headers;
    }
}
