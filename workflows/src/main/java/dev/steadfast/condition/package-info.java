/**
 * Conditions of playbooks, written in CEL and type-checked when they are read; start with
 * {@link dev.steadfast.condition.Condition}.
 */
@NullMarked
package dev.steadfast.condition;

import org.jspecify.annotations.NullMarked;
