package dev.steadfast.account;

import org.jspecify.annotations.Nullable;

/**
 * A person at the customer.
 *
 * @param email RFC 5322 address, at most one contact of an account has it (case-insensitively); absent when unknown
 * @param phone E.164 where known
 */
public record Contact(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        Role role) {}
