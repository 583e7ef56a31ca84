package dev.steadfast.store.touches;

/**
 * The right to send one message.
 *
 * @param slot which of the step's recipients, from 0
 * @param failures of earlier attempts
 * @param token of this attempt: an older one's writes change nothing
 */
public record TouchClaim(TouchKey key, int slot, String recipient, int failures, String token) {

    /** The same for every attempt. */
    public String messageId() {
        return key.messageId(slot);
    }
}
