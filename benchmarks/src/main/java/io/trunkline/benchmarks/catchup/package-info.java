/// Measures how fast services apply the configuration events that they missed while they were down. The baseline of
/// routing-service is an INSERT of the same rows in batches of the same size.
@NullMarked
package io.trunkline.benchmarks.catchup;

import org.jspecify.annotations.NullMarked;
