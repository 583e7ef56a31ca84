package dev.steadfast.template;

/**
 * A message, ready to be sent.
 *
 * @param subject one line without control characters, not escaped; empty where the template has none
 * @param html a whole document, at most 100,000 characters
 * @param plain the same for readers without HTML; links as {@code text (url)}
 */
public record Text(String subject, String html, String plain) {}
