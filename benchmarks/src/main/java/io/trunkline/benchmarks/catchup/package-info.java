/// Measures how fast a replica of routing-service that was away applies the configuration events that it missed.
/// The baseline is an INSERT of the same rows in batches of the same size.
@NullMarked
package io.trunkline.benchmarks.catchup;

import org.jspecify.annotations.NullMarked;
