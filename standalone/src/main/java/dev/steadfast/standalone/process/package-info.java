/** Other processes of this machine: finding those that an earlier start left behind, and ending them. */
@NullMarked
package dev.steadfast.standalone.process;

import org.jspecify.annotations.NullMarked;
