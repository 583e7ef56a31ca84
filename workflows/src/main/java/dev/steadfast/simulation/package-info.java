/** What a playbook will do, by the very code that does it; start with {@link dev.steadfast.simulation.Simulation}. */
@NullMarked
package dev.steadfast.simulation;

import org.jspecify.annotations.NullMarked;
