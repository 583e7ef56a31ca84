package dev.steadfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadfast.cadence.Permissions.Agreement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the contacts of an account file have agreed to. */
final class AgreementReader {

    private static final List<String> PURPOSES = List.of("lifecycle", "survey", "transactional");

    /** Takes what is wrong. */
    interface Complaints {
        void add(String pointer, @Nullable JsonNode value, String rule);
    }

    private final Complaints complaints;
    private final List<Agreement> agreements = new ArrayList<>();

    AgreementReader(Complaints complaints) {
        this.complaints = complaints;
    }

    List<Agreement> agreements() {
        return agreements;
    }

    void read(String pointer, JsonNode consents, @Nullable String email, @Nullable String phone) {
        if (!consents.isArray()) {
            complaints.add(pointer, null, "must be an array of objects with channel, purpose, granted, source");
            return;
        }
        for (int i = 0; i < consents.size(); i++) {
            one(pointer + "/" + i, consents.get(i), email, phone);
        }
    }

    private void one(String pointer, JsonNode said, @Nullable String email, @Nullable String phone) {
        String channel = said.path("channel").asText();
        String address = channel.equals("sms") ? phone : email;
        String purpose = said.hasNonNull("purpose") ? said.path("purpose").asText() : null;
        if (!channel.equals("sms") && !channel.equals("email")) {
            complaints.add(pointer + "/channel", said.get("channel"), "must be email or sms");
        } else if (address == null) {
            complaints.add(pointer + "/channel", said.get("channel"), "must be one that the contact can be reached by");
        } else if (!said.path("granted").isBoolean()) {
            complaints.add(pointer + "/granted", said.get("granted"), "must be true or false");
        } else if (purpose != null && !PURPOSES.contains(purpose)) {
            complaints.add(pointer + "/purpose", said.get("purpose"), "must be one of " + String.join(", ", PURPOSES));
        } else {
            Instant at = at(pointer, said);
            for (String one : purpose == null ? PURPOSES : List.of(purpose)) {
                agreements.add(new Agreement(
                        channel,
                        address,
                        one,
                        said.path("granted").asBoolean(),
                        said.path("source").asText("account file"),
                        at));
            }
        }
    }

    private Instant at(String pointer, JsonNode said) {
        try {
            return said.hasNonNull("at") ? Instant.parse(said.path("at").asText()) : Instant.EPOCH;
        } catch (DateTimeException e) {
            complaints.add(pointer + "/at", said.get("at"), "must be an instant such as 2026-03-02T09:00:00Z");
            return Instant.EPOCH;
        }
    }
}
