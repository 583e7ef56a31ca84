package dev.steadfast.condition;

/**
 * What a condition came to, and why.
 *
 * @param holds false as well when it could not be decided
 * @param because the facts that were looked at, or the one that was absent
 */
public record Verdict(boolean holds, String because) {}
