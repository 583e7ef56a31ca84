package dev.steadfast.api.delivery;

import static dev.steadfast.api.delivery.ReportReader.text;

import dev.steadfast.store.feedback.EmailNews;
import dev.steadfast.store.feedback.EmailNews.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Postmark's webhooks: one record each. A letter is known by the metadata that it was sent with. */
final class PostmarkReports implements ReportReader {

    /** Of {@code Type}: the address itself is at fault. */
    private static final Set<String> NEVER = Set.of("HardBounce", "BadEmailAddress");

    /** Of {@code Type}: somebody or something has answered, so it has arrived. */
    private static final Set<String> NO_BOUNCE = Set.of(
            "AutoResponder", "AddressChange", "ChallengeVerification", "OpenRelayTest", "Subscribe", "Unsubscribe");

    @Override
    public List<EmailNews> read(JsonNode body) {
        var id = text(body, "/Metadata/steadfast-message");
        return kind(body)
                .map(kind -> new EmailNews(id, kind, null, words(body, kind)))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Kind> kind(JsonNode body) {
        return switch (text(body, "/RecordType")) {
            case "Delivery" -> Optional.of(Kind.DELIVERED);
            case "Open" -> Optional.of(Kind.OPENED);
            case "Click" -> Optional.of(Kind.CLICKED);
            case "SpamComplaint" -> Optional.of(Kind.COMPLAINT);
            case "Bounce" -> bounce(text(body, "/Type"));
            default -> Optional.empty();
        };
    }

    private static Optional<Kind> bounce(String type) {
        if (NO_BOUNCE.contains(type)) {
            return Optional.empty();
        }
        if (type.equals("SpamComplaint")) {
            return Optional.of(Kind.COMPLAINT);
        }
        return Optional.of(NEVER.contains(type) ? Kind.HARD_BOUNCE : Kind.SOFT_BOUNCE);
    }

    private static String words(JsonNode body, Kind kind) {
        return switch (kind) {
            case CLICKED -> text(body, "/OriginalLink");
            case DELIVERED -> text(body, "/Details");
            case SOFT_BOUNCE, HARD_BOUNCE -> text(body, "/Type") + ": " + text(body, "/Details");
            case OPENED, COMPLAINT, REPLIED -> "";
        };
    }
}
