package dev.steadfast.store.events;

import java.util.Optional;
import java.util.regex.Pattern;

/** What an event must look like. */
final class EventRules {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    private static final int LONGEST = 200;

    private EventRules() {}

    /** Why the event is not accepted. */
    static Optional<String> broken(IncomingEvent event) {
        if (event.id().isBlank() || event.id().length() > LONGEST) {
            return Optional.of("id: 1 to " + LONGEST + " characters are allowed");
        }
        if (event.type().length() > LONGEST || !TYPE.matcher(event.type()).matches()) {
            return Optional.of("type: \"" + shortened(event.type())
                    + "\" is not an event type; write it like milestone.first_value");
        }
        if (event.account().isBlank() || event.account().length() > LONGEST) {
            return Optional.of("account: the account's id is missing or too long");
        }
        if (event.otherNames().stream().anyMatch(name -> name.length() > LONGEST)) {
            return Optional.of("account: a name of the account is longer than " + LONGEST + " characters");
        }
        return ConsentEvents.broken(event);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
