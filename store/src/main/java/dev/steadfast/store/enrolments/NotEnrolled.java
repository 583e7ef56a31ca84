package dev.steadfast.store.enrolments;

/** Why an account is not in a playbook: the rule and the facts that said so. */
public record NotEnrolled(String playbook, String title, String reason) {}
