package dev.steadfast.activities.email;

/** The connection was lost after the text had begun to leave: the message may have arrived or not. */
public final class EmailUncertain extends SendFailed {

    public EmailUncertain(String answer) {
        super(answer);
    }
}
