package dev.steadfast.activities.email;

import dev.steadfast.activities.email.WatchedTransport.Phase;
import java.util.Set;

/** What it means for a message when sending it went wrong at some point. */
final class Verdict {

    /** Complaints about our sign-in or encryption: at {@code RCPT} they say nothing about the recipient. */
    private static final Set<Integer> ABOUT_US = Set.of(530, 534, 535, 538);

    /** RFC 5321, 4.5.3.1.10: at {@code RCPT} it means "too many" or "mailbox full", as 452 does. */
    private static final int STORAGE_EXCEEDED = 552;

    private Verdict() {}

    /**
     * Returns where the message was taken all the same, and throws where it was not or nobody knows.
     *
     * @param what went wrong, in words, for where the server did not say
     */
    static SendAnswer on(WatchedTransport sending, String what) throws EmailRefused, EmailUnavailable, EmailUncertain {
        int code = sending.code();
        String words = words(sending, what);
        return switch (sending.phase()) {
            case CONNECT, SENDER -> throw new EmailUnavailable(words);
            case RECIPIENT -> beforeTheText(code, code != STORAGE_EXCEEDED, words);
            case DATA -> beforeTheText(code, true, words);
            case CONTENT -> throw new EmailUncertain(words);
            case END -> onTheEnd(code, words);
        };
    }

    private static SendAnswer beforeTheText(int code, boolean mayBePermanent, String words)
            throws EmailRefused, EmailUnavailable {
        if (isPermanent(code) && mayBePermanent && !ABOUT_US.contains(code)) {
            throw new EmailRefused(words);
        }
        throw new EmailUnavailable(words);
    }

    private static String words(WatchedTransport sending, String what) {
        String said = sending.answer();
        int code = sending.code();
        if (said == null || (code >= 0 && code < 400 && sending.phase() != Phase.END)) {
            return Words.of(what);
        }
        if (code < 0) {
            return said.startsWith("[EOF]")
                    ? "The mail server ended the connection without an answer"
                    : Words.of("Not an answer of a mail server: " + said);
        }
        return Words.of(said);
    }

    private static SendAnswer onTheEnd(int code, String words) throws EmailRefused, EmailUnavailable, EmailUncertain {
        if (code >= 200 && code < 300) {
            return new SendAnswer(words);
        }
        if (code >= 400 && code < 500) {
            throw new EmailUnavailable(words);
        }
        if (isPermanent(code)) {
            throw new EmailRefused(words);
        }
        throw new EmailUncertain(words);
    }

    private static boolean isPermanent(int code) {
        return code >= 500 && code < 600;
    }
}
