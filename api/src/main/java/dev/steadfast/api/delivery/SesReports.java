package dev.steadfast.api.delivery;

import static dev.steadfast.api.delivery.ReportReader.text;

import dev.steadfast.store.feedback.EmailNews;
import dev.steadfast.store.feedback.EmailNews.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Amazon SES tells an SNS topic, by event publishing or as the feedback of an identity. SES gives letters another
 * Message-ID on their way; ours is among the original headers, which have to be part of the notice.
 */
final class SesReports implements ReportReader {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public List<EmailNews> read(JsonNode body) {
        if (!text(body, "/Type").equals("Notification")) {
            return List.of();
        }
        try {
            var notice = JSON.readTree(text(body, "/Message"));
            return kind(notice)
                    .map(kind -> new EmailNews(messageId(notice), kind, null, words(notice, kind)))
                    .map(List::of)
                    .orElse(List.of());
        } catch (JacksonException noJson) {
            return List.of();
        }
    }

    private static String messageId(JsonNode notice) {
        return notice.at("/mail/headers")
                .valueStream()
                .filter(header -> text(header, "/name").equalsIgnoreCase("Message-ID"))
                .map(header -> text(header, "/value"))
                .findFirst()
                .orElseGet(() -> text(notice, "/mail/commonHeaders/messageId"));
    }

    private static Optional<Kind> kind(JsonNode notice) {
        var event = text(notice, "/eventType");
        return switch (event.isEmpty() ? text(notice, "/notificationType") : event) {
            case "Delivery" -> Optional.of(Kind.DELIVERED);
            case "Open" -> Optional.of(Kind.OPENED);
            case "Click" -> Optional.of(Kind.CLICKED);
            case "Bounce" ->
                Optional.of(
                        text(notice, "/bounce/bounceType").equals("Permanent") ? Kind.HARD_BOUNCE : Kind.SOFT_BOUNCE);
            case "Complaint" ->
                text(notice, "/complaint/complaintFeedbackType").equals("not-spam")
                        ? Optional.empty()
                        : Optional.of(Kind.COMPLAINT);
            case "Reject" -> Optional.of(Kind.SOFT_BOUNCE);
            default -> Optional.empty();
        };
    }

    private static String words(JsonNode notice, Kind kind) {
        return switch (kind) {
            case CLICKED -> text(notice, "/click/link");
            case DELIVERED -> text(notice, "/delivery/smtpResponse");
            case COMPLAINT -> text(notice, "/complaint/complaintFeedbackType");
            case SOFT_BOUNCE, HARD_BOUNCE ->
                String.join(
                        " ",
                        text(notice, "/bounce/bounceType"),
                        text(notice, "/bounce/bounceSubType"),
                        text(notice, "/bounce/bouncedRecipients/0/diagnosticCode"),
                        text(notice, "/reject/reason"));
            case OPENED, REPLIED -> "";
        };
    }
}
