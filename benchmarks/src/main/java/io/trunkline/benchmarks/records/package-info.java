/// `./trunkline bench records`: the time from the end of a call until its record is available over REST.
@NullMarked
package io.trunkline.benchmarks.records;

import org.jspecify.annotations.NullMarked;
