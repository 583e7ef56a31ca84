package dev.steadfast.cadence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When somebody was last written to, by any playbook. All instants are business time.
 *
 * @param lifecycle the last message that is not transactional
 * @param survey the last survey
 */
public record Contacted(
        @Nullable Instant lifecycle, @Nullable Instant survey) {}
