/** What Steadfast keeps in PostgreSQL: migrations and repositories. */
@NullMarked
package dev.steadfast.store;

import org.jspecify.annotations.NullMarked;
