package dev.steadfast.store.deeds;

import java.util.Locale;

/** How far a deed has come. */
public enum DeedState {
    /** An attempt has begun, and has not said how it ended. */
    ACTING,
    /** The provider wants to be asked later; that is nobody's failure. */
    LIMITED,
    /** It has certainly not been done, and may be tried again. */
    FAILED,
    /** It may have been done: the next attempt looks first. */
    UNCERTAIN,
    /** The provider has done it. */
    DONE,
    /** It is not tried again unasked. */
    PARKED;

    /** As tables say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeedState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
