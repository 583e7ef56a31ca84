package dev.steadfast.activities.email;

import dev.steadfast.template.Attachment;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A MIME message that is complete before any connection is opened, and that keeps its Message-ID. */
final class Envelope extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern MESSAGE_ID = Pattern.compile("<?([\\x21-\\x7E&&[^<>@]]+)@[\\x21-\\x7E&&[^<>@]]+>?");
    private static final Pattern HEADER_NAME = Pattern.compile("[\\x21-\\x7E&&[^:]]{1,70}");
    private static final Set<String> OURS = Set.of(
            "from",
            "sender",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "auto-submitted",
            "return-path",
            "received");

    private final String messageId;
    private final InternetAddress to;

    private Envelope(Session session, String messageId, InternetAddress to) {
        super(session);
        this.messageId = messageId;
        this.to = to;
    }

    /**
     * Makes it.
     *
     * @param copyOfReply where answers go besides; null for nowhere
     * @throws EmailRefused where the message cannot be made of what was given
     */
    static Envelope seal(InternetAddress from, @Nullable InternetAddress copyOfReply, OutgoingEmail email)
            throws EmailRefused {
        try {
            Envelope envelope = new Envelope(
                    Session.getInstance(new Properties()),
                    idOf(email.messageId(), from),
                    Addressee.of(email.to(), email.toName()));
            envelope.address(from, copyOfReply, email);
            envelope.head(email);
            envelope.fill(email);
            envelope.saveChanges();
            envelope.writeTo(OutputStream.nullOutputStream());
            return envelope;
        } catch (AddressException e) {
            throw new EmailRefused(Words.of(e.getMessage() + (e.getRef() == null ? "" : ": " + e.getRef())));
        } catch (MessagingException | IOException e) {
            throw new EmailRefused(Words.of("The message cannot be written: " + e.getMessage()));
        }
    }

    /** The given local part at the sender's domain: filters look whether the two fit, and signatures cover both. */
    private static String idOf(String given, InternetAddress from) throws MessagingException {
        var matcher = MESSAGE_ID.matcher(given);
        if (!matcher.matches()) {
            throw new MessagingException("\"" + given + "\" is no Message-ID");
        }
        return "<" + matcher.group(1)
                + from.getAddress().substring(from.getAddress().lastIndexOf('@')) + ">";
    }

    private void address(InternetAddress from, @Nullable InternetAddress copyOfReply, OutgoingEmail email)
            throws MessagingException {
        setFrom(from);
        setRecipient(Message.RecipientType.TO, to);
        String replyTo = email.replyTo();
        InternetAddress reader = replyTo == null || replyTo.isBlank() ? from : Addressee.of(replyTo, null);
        if (copyOfReply != null) {
            setReplyTo(new InternetAddress[] {reader, copyOfReply});
        } else if (!reader.equals(from)) {
            setReplyTo(new InternetAddress[] {reader});
        }
    }

    private void head(OutgoingEmail email) throws MessagingException, UnsupportedEncodingException {
        setSubject(oneLine("Subject", email.text().subject()), UTF_8);
        setHeader("Auto-Submitted", "auto-generated");
        for (Map.Entry<String, String> header : email.headers().entrySet()) {
            String name = header.getKey();
            String lower = name.toLowerCase(Locale.ROOT);
            if (!HEADER_NAME.matcher(name).matches() || OURS.contains(lower) || lower.startsWith("content-")) {
                throw new MessagingException("the header \"" + name + "\" cannot be set");
            }
            String value = MimeUtility.encodeText(oneLine(name, header.getValue()), UTF_8, null);
            setHeader(name, MimeUtility.fold(name.length() + 2, value));
        }
    }

    private static String oneLine(String header, String value) throws MessagingException {
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw new MessagingException("a line break or control character in " + header);
        }
        return value;
    }

    private void fill(OutgoingEmail email) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(email.text().plain(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(email.text().html(), UTF_8, "html");
        MimeMultipart letter = new MimeMultipart("alternative", plain, html);
        setContent(
                email.text().attachments().isEmpty()
                        ? letter
                        : with(email.text().attachments(), letter));
    }

    private static MimeMultipart with(List<Attachment> attachments, MimeMultipart letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setContent(letter);
        MimeMultipart all = new MimeMultipart("mixed", text);
        for (Attachment attachment : attachments) {
            MimeBodyPart file = new MimeBodyPart();
            file.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
            file.setFileName(attachment.name());
            file.setDisposition(Part.ATTACHMENT);
            all.addBodyPart(file);
        }
        return all;
    }

    /** The recipient's, in lower case. */
    String domain() {
        String address = to.getAddress();
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** With angle brackets. */
    String messageId() {
        return messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
