/// The addresses of a running suite, and a thin client of its REST APIs, for the end-to-end tests, the demo and
/// the benchmarks.
@NullMarked
package io.trunkline.testkit.suite;

import org.jspecify.annotations.NullMarked;
