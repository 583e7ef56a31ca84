package dev.steadfast.activities.returns;

import dev.steadfast.store.feedback.EmailNews;
import dev.steadfast.store.feedback.EmailNews.Kind;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a report of RFC 3464 says of one recipient. */
record DeliveryStatus(Kind kind, List<String> recipients, String words) {

    /** Nobody reports on more people than a letter of ours has. */
    private static final int MOST = 20;

    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

    /** RFC 3463: a full mailbox, too large, its content, a policy. Another letter may well get there. */
    private static final Pattern ABOUT_THE_LETTER = Pattern.compile("5\\.(2\\.[23]|3\\.4|6\\.\\d+|7\\.\\d+)");

    DeliveryStatus {
        recipients = List.copyOf(recipients);
    }

    /** Every recipient of a report; those to whom it is still under way are left out. */
    static List<DeliveryStatus> read(InputStream report) throws MessagingException, IOException {
        List<DeliveryStatus> all = new ArrayList<>();
        for (int group = 0; group <= MOST && report.available() > 0; group++) {
            of(new InternetHeaders(report, true)).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<DeliveryStatus> of(InternetHeaders fields) {
        List<String> recipients = Stream.of(
                        ReturnedMail.address(first(fields, "Original-Recipient")),
                        ReturnedMail.address(first(fields, "Final-Recipient")))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        String status = word(first(fields, "Status"));
        String diagnosis = first(fields, "Diagnostic-Code");
        String words = status + (diagnosis == null ? "" : " " + diagnosis);
        return kind(word(first(fields, "Action")), status)
                .filter(any -> !recipients.isEmpty())
                .map(kind -> new DeliveryStatus(kind, recipients, words));
    }

    private static Optional<Kind> kind(String action, String status) {
        return switch (action) {
            case "failed" -> Optional.of(isHard(status) ? Kind.HARD_BOUNCE : Kind.SOFT_BOUNCE);
            case "delivered" -> Optional.of(Kind.DELIVERED);
            default -> Optional.empty();
        };
    }

    private static boolean isHard(String status) {
        return status.startsWith("5.")
                && STATUS.matcher(status).matches()
                && !ABOUT_THE_LETTER.matcher(status).matches();
    }

    /** The same about a letter, under each name that the report has for its recipient. */
    Stream<EmailNews> about(String letter) {
        return recipients.stream().map(recipient -> new EmailNews(letter, kind, recipient, words));
    }

    private static @Nullable String first(InternetHeaders fields, String name) {
        String[] values = fields.getHeader(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    /** A comment may follow. */
    private static String word(@Nullable String field) {
        return field == null ? "" : field.strip().toLowerCase(Locale.ROOT).split("[\\s(;]", 2)[0];
    }
}
