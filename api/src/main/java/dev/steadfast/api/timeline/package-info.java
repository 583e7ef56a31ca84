/** What happened to an account and what is to come, as one list. */
@NullMarked
package dev.steadfast.api.timeline;

import org.jspecify.annotations.NullMarked;
