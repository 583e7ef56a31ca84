/** The data folder, held by one process at a time, and the port of the page. */
@NullMarked
package dev.steadfast.standalone.place;

import org.jspecify.annotations.NullMarked;
