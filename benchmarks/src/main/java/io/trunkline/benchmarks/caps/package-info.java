/// `./trunkline bench caps`: how many attempts a second are let through under three caps each, one of them shared
/// by all, next to the same database doing no more than a conditional UPDATE of one row.
@NullMarked
package io.trunkline.benchmarks.caps;

import org.jspecify.annotations.NullMarked;
