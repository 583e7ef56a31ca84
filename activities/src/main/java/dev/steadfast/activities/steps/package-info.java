/**
 * What a run does to the world: {@link dev.steadfast.activities.steps.StepPerformer} performs a step by the {@link
 * dev.steadfast.activities.steps.StepRunner} of its kind, {@link dev.steadfast.activities.steps.Settler} stores what inputs
 * have changed.
 */
@NullMarked
package dev.steadfast.activities.steps;

import org.jspecify.annotations.NullMarked;
