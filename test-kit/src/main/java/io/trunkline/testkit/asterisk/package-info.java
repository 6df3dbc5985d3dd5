/// Runs a real Asterisk node for tests and benchmarks, with the script `asterisk/run`.
@NullMarked
package io.trunkline.testkit.asterisk;

import org.jspecify.annotations.NullMarked;
