package dev.steadfast.store.enrolments;

/** An enrolment that was made. */
public record Enrolled(String enrolment, String account, String playbook) {}
