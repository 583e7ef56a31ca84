package dev.steadfast.activities.sms;

/** Twilio has not done what it was asked for, as far as we know. */
final class TwilioRefused extends Exception {

    private final transient TwilioFailure failure;

    TwilioRefused(TwilioFailure failure, Throwable cause) {
        super(failure.words(), cause);
        this.failure = failure;
    }

    TwilioFailure failure() {
        return failure;
    }
}
