package dev.steadfast.store.events;

import dev.steadfast.account.BrokenRule;
import dev.steadfast.store.enrolments.Arrival;
import dev.steadfast.store.reach.ConsentWord;
import dev.steadfast.store.reach.Consents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Events by which other systems say what people have agreed to or taken back. */
@Component
class ConsentEvents {

    private static final String GRANTED = "consent.granted";
    private static final String REVOKED = "consent.revoked";
    private static final int LONGEST = 200;

    private final Consents consents;

    ConsentEvents(Consents consents) {
        this.consents = consents;
    }

    /** Why the event does not say enough; empty for one that is about something else. */
    static Optional<String> broken(IncomingEvent event) {
        if (!isOne(event.type())) {
            return Optional.empty();
        }
        try {
            word(event.type(), event.id(), event.data(), Instant.EPOCH);
            return Optional.empty();
        } catch (BrokenRule e) {
            return Optional.of(e.rule());
        }
    }

    void take(List<Arrival> events) {
        for (Arrival event : events) {
            if (isOne(event.type())) {
                word(event.type(), event.id(), event.data(), event.at())
                        .consents()
                        .forEach(consents::add);
            }
        }
    }

    private static boolean isOne(String type) {
        return type.equals(GRANTED) || type.equals(REVOKED);
    }

    private static ConsentWord word(String type, String id, Map<String, Object> data, Instant at) {
        String address = text(data, "address");
        if (address == null) {
            throw new BrokenRule("data.address: the e-mail address or phone number of the contact is missing");
        }
        String purpose = text(data, "purpose");
        String source = text(data, "source");
        return new ConsentWord(
                checked("address", address),
                purpose == null ? List.of() : List.of(checkedPurpose(purpose)),
                type.equals(GRANTED),
                source == null ? "event " + id : source,
                text(data, "words"),
                "event " + id,
                at);
    }

    private static String checked(String name, String text) {
        try {
            return ConsentWord.address(text);
        } catch (BrokenRule e) {
            throw new BrokenRule("data." + name + ": \"" + text + "\" " + e.rule());
        }
    }

    private static String checkedPurpose(String text) {
        try {
            return ConsentWord.purpose(text);
        } catch (BrokenRule e) {
            throw new BrokenRule("data.purpose: \"" + text + "\" " + e.rule());
        }
    }

    private static @Nullable String text(Map<String, Object> data, String name) {
        Object value = data.get(name);
        if (value == null) {
            return null;
        }
        String text = value.toString().strip();
        if (text.length() > LONGEST) {
            throw new BrokenRule("data." + name + ": at most " + LONGEST + " characters are allowed");
        }
        return text.isEmpty() ? null : text;
    }
}
