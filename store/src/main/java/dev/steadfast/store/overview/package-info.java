/** Many accounts at a glance: each in one line, with where it stands; start with {@link dev.steadfast.store.overview.Overview}. */
@NullMarked
package dev.steadfast.store.overview;

import org.jspecify.annotations.NullMarked;
