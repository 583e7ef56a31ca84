package dev.steadfast.api.accounts;

import dev.steadfast.account.BrokenRule;
import dev.steadfast.store.reach.ConsentWord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a contact of an account has agreed to or taken back. */
final class ContactConsents {

    private static final List<String> PROPERTIES = List.of("channel", "purpose", "granted", "source", "words", "at");
    private static final int MOST = 20;
    private static final int LONGEST = 2_000;

    private final Mistakes mistakes;
    private final String by;
    private final List<ConsentWord> read = new ArrayList<>();

    ContactConsents(Mistakes mistakes, String by) {
        this.mistakes = mistakes;
        this.by = by;
    }

    List<ConsentWord> read() {
        return List.copyOf(read);
    }

    void read(String path, JsonNode consents, @Nullable String email, @Nullable String phone) {
        if (!consents.isArray() || consents.size() > MOST) {
            mistakes.add(path, consents, "must be an array of at most %d objects".formatted(MOST));
            return;
        }
        for (int i = 0; i < consents.size(); i++) {
            String here = "%s[%d]".formatted(path, i);
            if (consents.get(i).isObject()) {
                one(here, consents.get(i), email, phone);
            } else {
                mistakes.add(here, consents.get(i), "must be an object with " + String.join(", ", PROPERTIES));
            }
        }
    }

    private void one(String path, JsonNode said, @Nullable String email, @Nullable String phone) {
        said.propertyNames().stream()
                .filter(name -> !PROPERTIES.contains(name))
                .forEach(name -> mistakes.unknown(path + "." + name, said.get(name), PROPERTIES));
        String channel = text(path, said, "channel");
        String address = "sms".equals(channel) ? phone : email;
        String source = text(path, said, "source");
        JsonNode granted = said.get("granted");
        if (!"email".equals(channel) && !"sms".equals(channel)) {
            mistakes.add(path + ".channel", channel, "must be email or sms");
        } else if (address == null) {
            mistakes.add(
                    path + ".channel",
                    channel,
                    "must be one that the contact can be reached by: "
                            + ("sms".equals(channel) ? "it has no phone" : "it has no e-mail address"));
        } else if (granted == null || !granted.isBoolean()) {
            mistakes.add(path + ".granted", granted == null ? null : granted.asString(), "must be true or false");
        } else if (source == null) {
            mistakes.add(path + ".source", source, "is required: where it was said");
        } else {
            read.add(new ConsentWord(
                    address,
                    purposes(path, said),
                    granted.booleanValue(),
                    source,
                    text(path, said, "words"),
                    by,
                    at(path, said)));
        }
    }

    private List<String> purposes(String path, JsonNode said) {
        String purpose = text(path, said, "purpose");
        try {
            return purpose == null ? List.of() : List.of(ConsentWord.purpose(purpose));
        } catch (BrokenRule e) {
            mistakes.add(path + ".purpose", purpose, e.rule());
            return List.of();
        }
    }

    private Instant at(String path, JsonNode said) {
        String at = text(path, said, "at");
        try {
            return at == null ? Instant.now() : Instant.parse(at);
        } catch (DateTimeException e) {
            mistakes.add(path + ".at", at, "must be an instant such as 2026-03-02T09:00:00Z");
            return Instant.EPOCH;
        }
    }

    private @Nullable String text(String path, JsonNode said, String name) {
        JsonNode value = said.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.stringValue().length() > LONGEST) {
            mistakes.add(path + "." + name, value, "must be a text of at most %d characters".formatted(LONGEST));
            return null;
        }
        return value.stringValue().isBlank() ? null : value.stringValue().strip();
    }
}
