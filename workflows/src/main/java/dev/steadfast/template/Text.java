package dev.steadfast.template;

import java.util.List;

/**
 * A message, ready to be sent.
 *
 * @param subject one line without control characters, not escaped; empty where the template has none
 * @param html a whole document, at most 100,000 characters
 * @param plain the same for readers without HTML; links as {@code text (url)}
 * @param attachments files that go along
 */
public record Text(String subject, String html, String plain, List<Attachment> attachments) {

    public Text {
        attachments = List.copyOf(attachments);
    }

    /** One with nothing that goes along. */
    public Text(String subject, String html, String plain) {
        this(subject, html, plain, List.of());
    }
}
