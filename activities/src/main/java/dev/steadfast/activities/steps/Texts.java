package dev.steadfast.activities.steps;

import dev.steadfast.account.Contact;
import dev.steadfast.cadence.DeedValues;
import dev.steadfast.playbook.Touch;
import dev.steadfast.template.LetterLinks;
import dev.steadfast.template.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes what steps say. Every method throws {@link dev.steadfast.template.UnrenderableText} when a text prints a fact
 * that is not known.
 */
@Component
class Texts {

    private final SenderSettings sender;

    Texts(SenderSettings sender) {
        this.sender = sender;
    }

    /** The text of a message without links of its reader's own. */
    Text message(Pending pending, Touch step, Contact to) {
        return message(pending, step, to, LetterLinks.NONE);
    }

    /** The text of a message. */
    Text message(Pending pending, Touch step, Contact to, LetterLinks links) {
        return pending.run()
                .published()
                .templates()
                .render(step.template(), pending.run().account().locale(), facts(pending, to), links);
    }

    /** The values that go along with a deed, each written out. */
    Map<String, String> values(Pending pending, Map<String, String> liquid) {
        return DeedValues.written(
                liquid,
                facts(
                        pending,
                        pending.run().account().contacts().stream().findFirst().orElse(null)));
    }

    private Map<String, Map<String, Object>> facts(Pending pending, @Nullable Contact contact) {
        return DeedValues.facts(
                pending.run().playbook(),
                pending.state(),
                pending.facts(),
                contact,
                Map.of("name", sender.name(), "product", sender.product()));
    }
}
