package dev.steadfast.store.enrolments;

import org.jspecify.annotations.Nullable;

/** The key does not fit the playbook: it needs one, takes none, or this is none; the message is what the key must be. */
public final class KeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final @Nullable String key;

    KeyRefused(@Nullable String key, String rule) {
        super(rule);
        this.key = key;
    }

    /** As it was given. */
    public @Nullable String key() {
        return key;
    }
}
