/// The Asterisk of a running suite, for the tests of this module.
@NullMarked
package io.trunkline.benchmarks.node;

import org.jspecify.annotations.NullMarked;
