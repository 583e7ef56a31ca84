/** The connection to Temporal and the worker on it; {@link dev.steadfast.worker.engine.CadenceWorker} is the life of both. */
@NullMarked
package dev.steadfast.worker.engine;

import org.jspecify.annotations.NullMarked;
