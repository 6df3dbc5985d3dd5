/// `./trunkline bench caps`: admitted attempts per second with three caps each, one of them shared by all, compared
/// with a conditional UPDATE of one row in the same database.
@NullMarked
package io.trunkline.benchmarks.caps;

import org.jspecify.annotations.NullMarked;
