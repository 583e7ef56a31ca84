package dev.steadfast.activities.sms;

import java.time.Duration;

/** What went wrong when Twilio was asked for something. */
sealed interface TwilioFailure {

    /** Twilio's words, or what happened instead; one line. */
    String words();

    /** It will never do that: about the number, the text, or the consent of who should get it. */
    record Refused(int code, String words) implements TwilioFailure {}

    /** It has certainly not done it: there was no connection, or our account is refused as a whole. */
    record Unavailable(String words) implements TwilioFailure {}

    /** It wants to be asked later. */
    record Busy(String words, Duration after) implements TwilioFailure {}

    /** It answered with an error of its own. */
    record Broken(String words) implements TwilioFailure {}

    /** Nobody can tell what it has done. */
    record Silent(String words) implements TwilioFailure {}
}
