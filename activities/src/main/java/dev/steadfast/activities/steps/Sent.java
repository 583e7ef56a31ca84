package dev.steadfast.activities.steps;

/** What became of one message. */
public sealed interface Sent {

    /** The provider's words, or what happened instead. */
    String text();

    /** The provider has the message. */
    record Accepted(String text) implements Sent {}

    /** The provider will never take the message, or there is none to give it. */
    record Refused(String text) implements Sent {}

    /** The message has certainly not left; it may be tried again. */
    record Failed(String text) implements Sent {}

    /** Others go first: the provider was not asked, so that nothing has failed. */
    record NotYet(String text) implements Sent {}

    /** The message may or may not have left. */
    record Unknown(String text) implements Sent {}
}
