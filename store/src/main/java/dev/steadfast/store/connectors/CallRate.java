package dev.steadfast.store.connectors;

import java.time.Duration;

/**
 * How often a system may be called, by all workers together.
 *
 * @param calls at most so many
 * @param every in such a time; they may come all at once
 */
public record CallRate(int calls, Duration every) {

    /** How long one call uses up. */
    Duration interval() {
        return every.dividedBy(calls);
    }
}
