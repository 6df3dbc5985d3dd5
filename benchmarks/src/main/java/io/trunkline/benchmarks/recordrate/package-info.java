/// `./trunkline bench record-rate`: how many call records a second cdr-service stores from events that are repeated and
/// out of order.
@NullMarked
package io.trunkline.benchmarks.recordrate;

import org.jspecify.annotations.NullMarked;
