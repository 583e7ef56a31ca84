package dev.steadfast.store.touches;

/**
 * A step that writes to somebody.
 *
 * @param occurrence which time it came, from 1
 */
public record TouchKey(String enrolment, String step, int occurrence) {

    /**
     * The same for every attempt, so that a mail server or a reader can tell a message that came twice. A letter leaves with
     * its sender's domain after the @; what stands before it tells which one it is.
     */
    String messageId(int slot) {
        return "<" + enrolment + "." + step + "." + occurrence + "." + slot + "@steadfast>";
    }
}
