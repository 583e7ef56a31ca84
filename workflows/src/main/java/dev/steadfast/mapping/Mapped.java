package dev.steadfast.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that a message means.
 *
 * @param id the same for the same message
 * @param names of the account in the order in which they are tried, never empty
 * @param at when it happened, where the message says so
 * @param introduces whether these names mean the same account
 */
public record Mapped(
        String id,
        String type,
        List<String> names,
        @Nullable Instant at,
        Map<String, Object> data,
        boolean introduces) {}
