/** Benchmarks of the pure code; start with {@link dev.steadfast.bench.SimulatorBenchmark}. */
@NullMarked
package dev.steadfast.bench;

import org.jspecify.annotations.NullMarked;
