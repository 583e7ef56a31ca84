package dev.steadfast.workflow;

import dev.steadfast.cadence.CadenceState;

/**
 * What a run starts with, and continues as new with.
 *
 * @param enrolment that it serves
 * @param epoch of the enrolment: raised whenever its run is rebuilt
 * @param hash of the pinned playbook version
 * @param state where it stands
 */
public record RunStart(String enrolment, int epoch, String hash, CadenceState state) {}
