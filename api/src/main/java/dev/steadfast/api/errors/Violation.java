package dev.steadfast.api.errors;

import org.jspecify.annotations.Nullable;

/**
 * One broken rule of a request.
 *
 * @param path where: {@code contacts[1].email}, or the name of a parameter; empty for the body as a whole
 * @param value what was found there; absent when nothing was
 * @param rule what is allowed, as a sentence that follows the path
 */
public record Violation(String path, @Nullable Object value, String rule) {}
