package dev.steadfast.activities.email;

/** The mail server has not said that it took the message. The subclass says what that means for another attempt. */
public abstract sealed class SendFailed extends Exception
        permits EmailRefused, EmailUnavailable, EmailNotYet, EmailUncertain {

    private final String answer;

    SendFailed(String answer) {
        super(answer);
        this.answer = answer;
    }

    /** The server's own words or what happened instead, one line of at most 500 characters. */
    public String answer() {
        return answer;
    }
}
