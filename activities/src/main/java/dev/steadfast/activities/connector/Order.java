package dev.steadfast.activities.connector;

import dev.steadfast.account.Account;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a step wants of another system, the same for every attempt except where it says so.
 *
 * @param key what the other system knows the deed by; at most 120 characters of letters, digits and {@code -_.}
 * @param values that go along, by name, written out; empty ones mean that nothing is known
 * @param begunAt wall-clock time of the first attempt
 * @param failures earlier attempts that were answered, and not with success
 * @param doubtful whether an earlier attempt may have acted: look before acting again
 * @param notAfter wall-clock time after which nothing may leave: another attempt may be at it then
 * @param at business time
 */
public record Order(
        String key,
        Account account,
        Map<String, String> values,
        Instant begunAt,
        int failures,
        boolean doubtful,
        Instant notAfter,
        Instant at) {

    public Order {
        values = Map.copyOf(values);
    }

    /** A value that is there and not blank. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The key of what another step of the same run did first. */
    public String keyOf(String step) {
        return key.substring(0, key.indexOf('.', key.indexOf('.') + 1)) + "." + step + ".1";
    }

    /**
     * The key for a provider that answers the same key with the same answer, be it a failure: the key changes with every
     * answer, and stays while none came.
     */
    public String attemptKey() {
        return failures == 0 ? key : key + "." + failures;
    }
}
