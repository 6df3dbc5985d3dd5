/// `./trunkline bench statistics`: how long requests for statistics of 10 million calls take.
@NullMarked
package io.trunkline.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;
