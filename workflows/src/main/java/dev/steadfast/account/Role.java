package dev.steadfast.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a contact is to us; playbooks address messages by it. */
public enum Role {
    ADMIN,
    CHAMPION,
    SPONSOR,
    BILLING,
    USER;

    /** The word used in playbooks, CSV and JSON: the lower-case name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this word, or empty when there is none. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** All words, comma separated, for error messages. */
    public static String words() {
        return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
    }
}
