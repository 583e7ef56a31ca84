package dev.steadfast.activities.email;

/**
 * The mail server has taken the message.
 *
 * @param text its own words, one line of at most 500 characters
 */
public record SendAnswer(String text) {}
