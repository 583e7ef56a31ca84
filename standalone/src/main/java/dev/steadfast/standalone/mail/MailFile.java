package dev.steadfast.standalone.mail;

import dev.steadfast.standalone.mail.StoredMail.Header;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** Reads one {@code .eml} file. */
final class MailFile {
    private static final Session SESSION = Session.getInstance(new Properties());

    private MailFile() {}

    static StoredMail read(Path file, String id) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            var message = new MimeMessage(SESSION, content);
            return new StoredMail(
                    id,
                    at(message, file),
                    to(message),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    headers(message),
                    body(message, "text/plain").orElse(""),
                    body(message, "text/html").orElse(""));
        } catch (MessagingException e) {
            throw new IOException(file + " is not a message that can be read", e);
        }
    }

    /** Reads no further than the headers; the result gives the first of a name, or an empty text. */
    static UnaryOperator<String> readHeaders(Path file) throws IOException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            var headers = new InternetHeaders(content);
            return name -> Optional.ofNullable(headers.getHeader(name, null))
                    .map(String::strip)
                    .orElse("");
        } catch (MessagingException e) {
            throw new IOException(file + " is not a message that can be read", e);
        }
    }

    private static Instant at(MimeMessage message, Path file) throws MessagingException, IOException {
        Date sent = message.getSentDate();
        return sent == null ? Files.getLastModifiedTime(file).toInstant() : sent.toInstant();
    }

    private static String to(MimeMessage message) throws MessagingException {
        Address[] all = message.getAllRecipients();
        if (all == null || all.length == 0) {
            return "";
        }
        return all[0] instanceof InternetAddress address ? address.getAddress() : all[0].toString();
    }

    private static List<Header> headers(MimeMessage message) throws MessagingException {
        var headers = new ArrayList<Header>();
        for (var header : Collections.list(message.getAllHeaders())) {
            headers.add(new Header(header.getName(), decoded(header.getValue())));
        }
        return headers;
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }

    private static Optional<String> body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent() instanceof String text ? Optional.of(text) : Optional.empty();
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<String> found = body(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
