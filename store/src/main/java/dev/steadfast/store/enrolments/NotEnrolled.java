package dev.steadfast.store.enrolments;

import org.jspecify.annotations.Nullable;

/**
 * Why an account is not in a playbook.
 *
 * @param key what tells its runs apart, which a person who enrols has to give; null where an account has one run only
 * @param reason the rule and the facts that said so
 */
public record NotEnrolled(
        String playbook, String title, @Nullable String key, String reason) {}
