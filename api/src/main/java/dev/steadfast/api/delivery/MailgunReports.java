package dev.steadfast.api.delivery;

import static dev.steadfast.api.delivery.ReportReader.text;

import dev.steadfast.store.feedback.EmailNews;
import dev.steadfast.store.feedback.EmailNews.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Mailgun's webhooks: one event each, with the Message-ID of the letter. */
final class MailgunReports implements ReportReader {

    /** Of {@code reason}: the address itself is at fault, now or when it was last tried. */
    private static final Set<String> NEVER = Set.of("bounce", "suppress-bounce");

    @Override
    public List<EmailNews> read(JsonNode body) {
        var event = body.path("event-data");
        return kind(event)
                .map(kind -> new EmailNews(text(event, "/message/headers/message-id"), kind, null, words(event, kind)))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Kind> kind(JsonNode event) {
        return switch (text(event, "/event")) {
            case "delivered" -> Optional.of(Kind.DELIVERED);
            case "opened" -> Optional.of(Kind.OPENED);
            case "clicked" -> Optional.of(Kind.CLICKED);
            case "complained" -> Optional.of(Kind.COMPLAINT);
            // one that is temporary is tried again
            case "failed" ->
                text(event, "/severity").equals("permanent") ? Optional.of(failed(event)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Kind failed(JsonNode event) {
        var reason = text(event, "/reason");
        if (reason.equals("suppress-complaint")) {
            return Kind.COMPLAINT;
        }
        return NEVER.contains(reason) ? Kind.HARD_BOUNCE : Kind.SOFT_BOUNCE;
    }

    private static String words(JsonNode event, Kind kind) {
        return switch (kind) {
            case CLICKED -> text(event, "/url");
            case DELIVERED -> text(event, "/delivery-status/message");
            case SOFT_BOUNCE, HARD_BOUNCE -> {
                var said = text(event, "/delivery-status/message");
                yield text(event, "/reason") + ": "
                        + (said.isEmpty() ? text(event, "/delivery-status/description") : said);
            }
            case OPENED, COMPLAINT, REPLIED -> "";
        };
    }
}
