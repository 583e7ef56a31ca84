package dev.steadfast.activities.email;

/** This message will not be taken, however often it is sent: the address or the message is at fault. */
public final class EmailRefused extends SendFailed {

    public EmailRefused(String answer) {
        super(answer);
    }
}
