/// Access to the Asterisk nodes of the benchmarks: an AMI session, and a node configured by files for comparison.
@NullMarked
package io.trunkline.benchmarks.asterisk;

import org.jspecify.annotations.NullMarked;
