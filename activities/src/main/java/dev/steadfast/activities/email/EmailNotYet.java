package dev.steadfast.activities.email;

/** The message was not offered to the mail server at all, since others go first: its turn comes later. */
public final class EmailNotYet extends SendFailed {

    public EmailNotYet(String answer) {
        super(answer);
    }
}
