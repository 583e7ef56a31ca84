package dev.steadfast.store.feedback;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether we hear of answers to letters.
 *
 * @param address of the mailbox that we read, which letters ask to be answered to besides their sender; empty: answers are
 *     not heard of
 */
@ConfigurationProperties("steadfast.replies")
public record ReplySettings(String address) {

    public ReplySettings(@Nullable String address) {
        this.address = address == null ? "" : address.strip();
    }

    /** Whether it can be said that a letter was answered, or was not. */
    public boolean heard() {
        return !address.isEmpty();
    }
}
