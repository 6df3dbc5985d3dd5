/// A running suite as its users meet it: where its parts answer, and a thin client of its REST APIs. The end-to-end
/// tests, the
/// demo and the benchmarks all speak to a suite through this.
@NullMarked
package io.trunkline.testkit.suite;

import org.jspecify.annotations.NullMarked;
