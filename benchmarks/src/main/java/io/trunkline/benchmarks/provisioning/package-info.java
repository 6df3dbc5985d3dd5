/// `./trunkline bench provisioning`: the time from a saved carrier until Asterisk uses it, compared with a reload.
@NullMarked
package io.trunkline.benchmarks.provisioning;

import org.jspecify.annotations.NullMarked;
