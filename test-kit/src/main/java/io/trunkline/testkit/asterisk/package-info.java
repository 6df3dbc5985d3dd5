/// A real Asterisk node for tests and for the demo, run by the repository's own `asterisk/run`.
@NullMarked
package io.trunkline.testkit.asterisk;

import org.jspecify.annotations.NullMarked;
