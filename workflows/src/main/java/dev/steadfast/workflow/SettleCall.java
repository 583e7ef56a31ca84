package dev.steadfast.workflow;

/**
 * Asks to store what inputs have changed.
 *
 * @param enrolment and
 * @param epoch of the run that asks
 * @param applied number of the last input that the run has folded
 */
public record SettleCall(String enrolment, int epoch, long applied) {}
