/** What a playbook will do, by the very code that does it; start with {@link dev.steadfast.simulation.Forecast}. */
@NullMarked
package dev.steadfast.simulation;

import org.jspecify.annotations.NullMarked;
