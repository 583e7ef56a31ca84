package dev.steadfast.api.letters;

/**
 * What somebody may be written to about. There is no choice about messages that belong to a contract.
 *
 * @param lifecycle hints, reminders, check-ins
 * @param survey questions
 */
record Choices(boolean lifecycle, boolean survey) {

    /** The same without letters of this purpose. */
    Choices without(String purpose) {
        return new Choices(lifecycle && !purpose.equals("lifecycle"), survey && !purpose.equals("survey"));
    }

    boolean all() {
        return lifecycle && survey;
    }
}
