/// `./trunkline bench ami-flood`: how many AMI events a second ami-bridge handles without a gap.
@NullMarked
package io.trunkline.benchmarks.amiflood;

import org.jspecify.annotations.NullMarked;
