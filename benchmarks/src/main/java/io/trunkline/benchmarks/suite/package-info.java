/// A suite of a long test's own, started like an operator's, and users who save configuration through it.
@NullMarked
package io.trunkline.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
