/** PostgreSQL, embedded under the data folder unless a data source is configured. */
@NullMarked
package dev.steadfast.standalone.database;

import org.jspecify.annotations.NullMarked;
