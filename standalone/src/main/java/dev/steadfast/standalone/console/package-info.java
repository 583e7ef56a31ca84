/** What a person sees while Steadfast starts, runs and stops; everything else goes to files. */
@NullMarked
package dev.steadfast.standalone.console;

import org.jspecify.annotations.NullMarked;
