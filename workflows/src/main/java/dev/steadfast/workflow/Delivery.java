package dev.steadfast.workflow;

import dev.steadfast.cadence.Input;

/**
 * An input on its way to a run.
 *
 * @param enrolment and
 * @param epoch name the run that it is meant for; any other ignores it
 * @param seq its number in the enrolment, from 1
 */
public record Delivery(String enrolment, int epoch, long seq, Input.Numbered input) {}
