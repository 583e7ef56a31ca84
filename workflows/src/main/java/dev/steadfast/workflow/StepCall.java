package dev.steadfast.workflow;

/**
 * Names the work of one activity; constant in size whatever the playbook does.
 *
 * @param enrolment and
 * @param epoch of the run that asks
 * @param step to perform
 * @param turn of the run's state: a repeated call of the same turn returns what is stored
 * @param applied number of the last input that the run has folded
 */
public record StepCall(String enrolment, int epoch, String step, int turn, long applied) {}
