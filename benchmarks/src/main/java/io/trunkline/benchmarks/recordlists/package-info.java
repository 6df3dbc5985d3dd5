/// `./trunkline bench record-lists`: how long lists, filters and exports of 2 million call records take.
@NullMarked
package io.trunkline.benchmarks.recordlists;

import org.jspecify.annotations.NullMarked;
