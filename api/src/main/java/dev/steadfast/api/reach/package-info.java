/** Who may be written to: suppressed addresses, and what contacts have agreed to. */
@NullMarked
package dev.steadfast.api.reach;

import org.jspecify.annotations.NullMarked;
