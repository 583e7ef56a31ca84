package dev.steadfast.calendar;

import java.time.Duration;

/**
 * A stable jitter: the same account always gets the same share of a span, different accounts spread evenly over it.
 *
 * @param share of the span, from 0 inclusive to 1 exclusive
 */
public record Spread(double share) {

    public static final Spread NONE = new Spread(0);

    /** The spread of this account, for ever. */
    public static Spread of(String account) {
        // Fibonacci hashing: String.hashCode alone leaves the high bits of short ids almost constant
        int mixed = account.hashCode() * 0x9E3779B9;
        return new Spread((mixed >>> 8) / (double) (1 << 24));
    }

    /** A draw for the account that says nothing about any other draw for it. */
    public static Spread draw(String account, String what) {
        // the last step of MurmurHash3; without it all draws of an account would differ by a constant only
        int mixed = (account + "/" + what).hashCode();
        mixed = (mixed ^ (mixed >>> 16)) * 0x85EBCA6B;
        mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
        mixed ^= mixed >>> 16;
        return new Spread((mixed >>> 8) / (double) (1 << 24));
    }

    /** Whole seconds of {@code span}. */
    public Duration within(Duration span) {
        return Duration.ofSeconds((long) (share * span.toSeconds()));
    }
}
