package dev.steadfast.api.webhooks;

/** What a look at the signature said; for logs and counters, never for who sent the request. */
public enum Verification {
    GENUINE,
    /** The signature, or the time that belongs to it, is missing or unreadable. */
    UNSIGNED,
    /** Signed too long ago, or in the future: it may be a recording. */
    STALE,
    FORGED;

    public boolean isGenuine() {
        return this == GENUINE;
    }

    static Verification of(boolean matches) {
        return matches ? GENUINE : FORGED;
    }
}
