package dev.steadfast.api.enrolments;

/**
 * The answer where the engine takes longer than five seconds; nothing is lost.
 *
 * @param command ask {@code /api/commands/{id}} what became of it
 */
public record CommandAccepted(String command) {}
