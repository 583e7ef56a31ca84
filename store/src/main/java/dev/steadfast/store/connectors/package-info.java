/**
 * How other systems are and how often they may be called: {@link dev.steadfast.store.connectors.ConnectorStore} is read by
 * pages and written by workers, {@link dev.steadfast.store.connectors.CallTurns} hands out turns to all of them.
 */
@NullMarked
package dev.steadfast.store.connectors;

import org.jspecify.annotations.NullMarked;
