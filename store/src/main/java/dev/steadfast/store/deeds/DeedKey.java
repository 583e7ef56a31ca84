package dev.steadfast.store.deeds;

/**
 * A step that acts elsewhere.
 *
 * @param occurrence which time it came, from 1
 */
public record DeedKey(String enrolment, String step, int occurrence) {

    /** The same for every attempt: what the other system knows the deed by. Letters, digits and {@code -_.} only. */
    public String externalKey() {
        return "steadfast." + enrolment + "." + step + "." + occurrence;
    }
}
