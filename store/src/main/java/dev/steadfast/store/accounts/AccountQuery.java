package dev.steadfast.store.accounts;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list; what is absent does not restrict.
 *
 * @param text found in the id, name or domain, or in a contact's name or address
 * @param owner the CSM's address
 * @param playbook an open enrolment in this playbook exists
 * @param after the id that the page begins behind
 * @param limit the most accounts to answer
 */
public record AccountQuery(
        @Nullable String text,
        @Nullable String segment,
        @Nullable String owner,
        @Nullable String playbook,
        @Nullable String after,
        int limit) {}
