package dev.steadfast.store.versions;

/** What became of a run that was to go to another version. */
public sealed interface Fate {

    /** It goes on, or anew, in the other version. */
    record Moved() implements Fate {}

    /** Nothing was to be done: it has finished, or it is on that version. */
    record Settled() implements Fate {}

    /**
     * It stays where it is, unchanged.
     *
     * @param reason in words
     * @param passing whether the same may succeed a moment later
     */
    record Stays(String enrolment, String account, String reason, boolean passing) implements Fate {}
}
