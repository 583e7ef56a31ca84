package dev.steadfast.store.touches;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a message after it was handed over.
 *
 * @param state what it has come to
 * @param words the provider's, or the link that was followed
 * @param by the provider, the bounce mailbox, the reader
 * @param at business time where it is known, else the wall clock
 */
public record TouchNews(TouchState state, @Nullable String words, String by, Instant at) {}
