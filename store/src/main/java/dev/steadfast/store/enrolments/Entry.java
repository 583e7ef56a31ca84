package dev.steadfast.store.enrolments;

/** What came of an attempt to enter a playbook. */
public sealed interface Entry {

    /** The account is in. */
    record Entered(Enrolled enrolled) implements Entry {}

    /** The account belongs to those that get nothing, and is on record as such. */
    record HeldOut(String enrolment) implements Entry {}

    /**
     * The account stays out.
     *
     * @param reason a part of a sentence that follows the account's name
     */
    record Refused(String reason) implements Entry {}
}
