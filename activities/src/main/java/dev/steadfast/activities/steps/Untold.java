package dev.steadfast.activities.steps;

import java.util.List;

/**
 * What an attempt found out and could not store, because the database was gone: without it, the next attempt could only
 * suppose that the message may have left. No words and no addresses: the engine keeps it.
 *
 * @param attempt whose message it is about
 * @param fate what became of that message
 */
record Untold(String attempt, Fate fate) {

    /** What is certain. */
    enum Fate {
        /** It never got as far as the provider. */
        NOT_SENT,
        /** The provider has it. */
        ACCEPTED,
        /** The provider does not have it; another try will hear why. */
        NOT_TAKEN
    }

    /** Several attempts in a row may have something to tell. */
    record All(List<Untold> attempts) {
        All {
            attempts = List.copyOf(attempts);
        }
    }
}
