package dev.steadfast.activities.returns;

import dev.steadfast.store.feedback.EmailNews;
import dev.steadfast.store.feedback.EmailNews.Kind;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understands what came to the mailbox. Nothing in it is believed: all that counts is that it names a letter of ours. */
final class ReturnedMail {

    private static final Session NO_SERVER = Session.getInstance(new Properties());
    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,500}>");

    /** A thread may be long; what it began with and what it last spoke of are enough. */
    private static final int MOST_IDS = 20;

    private static final int MOST_PARTS = 20;

    private static final int LONGEST_FIELD = 1_000;

    private static final Pattern TYPED_ADDRESS =
            Pattern.compile("\\s*(?:[\\w-]+\\s*;)?\\s*<?([^<>\\s]{1,320}@[^<>\\s]{1,255})>?\\s*");

    private ReturnedMail() {}

    /**
     * What it says of letters, the likeliest first: at most one of these is meant.
     *
     * @param raw the message, or as much of it as was read
     * @return empty where it is neither a bounce nor an answer
     * @throws MessagingException where it cannot be understood; other runtime exceptions mean the same
     */
    static List<EmailNews> read(byte[] raw) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(NO_SERVER, new ByteArrayInputStream(raw));
        if (message.isMimeType("multipart/report")) {
            return message.getContent() instanceof MimeMultipart report ? bounce(message, report) : List.of();
        }
        return isAutomatic(message)
                ? List.of()
                : answered(message).stream()
                        .map(id -> new EmailNews(id, Kind.REPLIED, null, null))
                        .toList();
    }

    /** Absence notes and the like: nobody has read anything. */
    private static boolean isAutomatic(MimeMessage message) throws MessagingException {
        String submitted = header(message.getHeader("Auto-Submitted", null));
        String precedence = header(message.getHeader("Precedence", null));
        return (!submitted.isEmpty() && !submitted.startsWith("no"))
                || precedence.matches("bulk|junk|list|auto_reply")
                || message.getHeader("X-Autoreply") != null
                || message.getHeader("X-Autorespond") != null
                || header(message.getHeader("Return-Path", null)).equals("<>");
    }

    private static String header(@Nullable String value) {
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }

    /** The letters that it answers: the one itself, and those that were written before in the same thread, newest first. */
    private static List<String> answered(MimeMessage message) throws MessagingException {
        List<String> thread = new ArrayList<>(ids(message.getHeader("References", " ")));
        Collections.reverse(thread);
        return Stream.concat(ids(message.getHeader("In-Reply-To", " ")).stream(), thread.stream())
                .distinct()
                .limit(MOST_IDS)
                .toList();
    }

    private static List<String> ids(@Nullable String header) {
        return header == null
                ? List.of()
                : ID.matcher(header).results().map(found -> found.group()).toList();
    }

    private static List<EmailNews> bounce(MimeMessage message, MimeMultipart report)
            throws MessagingException, IOException {
        List<DeliveryStatus> statuses = new ArrayList<>();
        List<String> letters = new ArrayList<>();
        for (int number = 0; number < Math.min(report.getCount(), MOST_PARTS); number++) {
            BodyPart part = report.getBodyPart(number);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                statuses.addAll(DeliveryStatus.read(part.getInputStream()));
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/global")
                    || part.isMimeType("message/global-headers")) {
                letters.addAll(ids(new InternetHeaders(part.getInputStream(), true).getHeader("Message-ID", " ")));
            }
        }
        if (letters.isEmpty()) {
            letters.addAll(answered(message));
        }
        return letters.stream()
                .limit(MOST_IDS)
                .flatMap(letter -> statuses.stream().flatMap(status -> status.about(letter)))
                .toList();
    }

    /** An address out of a field of a report: {@code rfc822; jo@acme.example}. */
    static @Nullable String address(@Nullable String field) {
        if (field == null || field.length() > LONGEST_FIELD) {
            return null;
        }
        Matcher typed = TYPED_ADDRESS.matcher(field);
        return typed.matches() ? typed.group(1) : null;
    }
}
