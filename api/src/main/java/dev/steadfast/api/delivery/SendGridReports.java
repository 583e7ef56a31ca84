package dev.steadfast.api.delivery;

import static dev.steadfast.api.delivery.ReportReader.text;

import dev.steadfast.store.feedback.EmailNews;
import dev.steadfast.store.feedback.EmailNews.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * SendGrid's event webhook: an array. A letter is known by the argument that it was sent with, else by its Message-ID, which
 * openings and clicks may lack.
 */
final class SendGridReports implements ReportReader {

    @Override
    public List<EmailNews> read(JsonNode body) {
        return body.isArray()
                ? body.valueStream()
                        .flatMap(event -> kind(event).map(kind -> news(event, kind)).stream())
                        .toList()
                : List.of();
    }

    private static EmailNews news(JsonNode event, Kind kind) {
        var ours = text(event, "/steadfast_message");
        var words = switch (kind) {
            case CLICKED -> text(event, "/url");
            case OPENED, COMPLAINT, REPLIED -> null;
            case DELIVERED -> text(event, "/response");
            case SOFT_BOUNCE, HARD_BOUNCE -> text(event, "/status") + " " + text(event, "/reason");
        };
        return new EmailNews(ours.isEmpty() ? text(event, "/smtp-id") : ours, kind, null, words);
    }

    private static Optional<Kind> kind(JsonNode event) {
        return switch (text(event, "/event")) {
            case "delivered" -> Optional.of(Kind.DELIVERED);
            // a mail program that loads every picture has not read anything
            case "open" -> event.path("sg_machine_open").asBoolean(false) ? Optional.empty() : Optional.of(Kind.OPENED);
            case "click" -> Optional.of(Kind.CLICKED);
            case "bounce" -> Optional.of(text(event, "/type").equals("blocked") ? Kind.SOFT_BOUNCE : Kind.HARD_BOUNCE);
            case "dropped" -> Optional.of(dropped(text(event, "/reason").toLowerCase(Locale.ROOT)));
            case "spamreport" -> Optional.of(Kind.COMPLAINT);
            default -> Optional.empty();
        };
    }

    /** It was not even tried, because of what has been before. */
    private static Kind dropped(String reason) {
        if (reason.contains("bounced address") || reason.equals("invalid")) {
            return Kind.HARD_BOUNCE;
        }
        return reason.contains("spam reporting") ? Kind.COMPLAINT : Kind.SOFT_BOUNCE;
    }
}
