/**
 * The durable shell around the pure core: {@link dev.steadfast.workflow.CadenceWorkflow} turns decisions into timers and
 * activities, and inputs from outside into folds.
 */
@NullMarked
package dev.steadfast.workflow;

import org.jspecify.annotations.NullMarked;
