package dev.steadfast.standalone.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that the mailbox accepted.
 *
 * @param id unique, ascending in the order of arrival
 * @param at the date that the message bears
 * @param to its first recipient, without the name
 * @param headers all of them, in their order
 * @param text the plain body, empty when there is none
 * @param html the HTML body, empty when there is none
 */
public record StoredMail(
        String id, Instant at, String to, String subject, List<Header> headers, String text, String html) {
    public StoredMail {
        headers = List.copyOf(headers);
    }

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** One header line, its value decoded. */
    public record Header(String name, String value) {}
}
