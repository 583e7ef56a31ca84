package dev.steadfast.activities.steps;

/** What a provider said. */
sealed interface Sent {

    String text();

    /** It has the message. */
    record Accepted(String text) implements Sent {}

    /** It will never take the message. */
    record Refused(String text) implements Sent {}

    /** The message has certainly not left; it may be tried again. */
    record Failed(String text) implements Sent {}

    /** The message may or may not have left. */
    record Unknown(String text) implements Sent {}
}
