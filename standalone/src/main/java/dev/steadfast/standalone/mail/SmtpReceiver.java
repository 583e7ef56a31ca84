package dev.steadfast.standalone.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * GreenMail as a plain SMTP receiver. It hands a message on before it answers "250 OK", so what the sender was told is
 * accepted has been stored.
 */
final class SmtpReceiver implements AutoCloseable {
    private static final int ANY_FREE_PORT = 0;

    private final GreenMail server;

    private SmtpReceiver(GreenMail server) {
        this.server = server;
    }

    static SmtpReceiver start(Inbox inbox) {
        var server = new GreenMail(new ServerSetup(ANY_FREE_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        // GreenMail asks once for each recipient; a message is one message all the same.
        Set<MovingMessage> stored = Collections.newSetFromMap(new WeakHashMap<>());
        server.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            synchronized (stored) {
                if (!stored.contains(message)) {
                    store(message, inbox);
                    stored.add(message);
                }
            }
            return new KeepsNothing();
        });
        server.start();
        return new SmtpReceiver(server);
    }

    private static void store(MovingMessage message, Inbox inbox) throws MessagingException {
        try {
            inbox.accept(out -> {
                try {
                    message.getMessage().writeTo(out);
                } catch (MessagingException e) {
                    throw new IOException(e);
                }
            });
        } catch (IOException e) {
            throw new MessagingException("not stored", e);
        }
    }

    int port() {
        SmtpServer smtp = server.getSmtp();
        return smtp.getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Takes a message; when it throws, the sender is told that the message was not accepted. */
    interface Inbox {
        void accept(MailFolder.Content content) throws IOException;
    }

    /** GreenMail would keep a second copy of every message in memory. */
    private static final class KeepsNothing implements GreenMailUser {
        @Override
        public void deliver(MovingMessage message) {
            // Stored already.
        }

        @Override
        public void deliver(MimeMessage message) {
            // Stored already.
        }

        @Override
        public String getEmail() {
            return "";
        }

        @Override
        public String getLogin() {
            return "";
        }

        @Override
        public void create() {
            // Nothing is kept.
        }

        @Override
        public void delete() {
            // Nothing is kept.
        }

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public void setPassword(String password) {
            // Nobody signs in.
        }

        @Override
        public void authenticate(String password) {
            // Nobody signs in.
        }

        @Override
        public String getQualifiedMailboxName() {
            return "";
        }
    }
}
