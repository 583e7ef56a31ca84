package dev.steadfast.activities.email;

/** The message has certainly not been taken and may be sent again later. */
public final class EmailUnavailable extends SendFailed {

    public EmailUnavailable(String answer) {
        super(answer);
    }
}
