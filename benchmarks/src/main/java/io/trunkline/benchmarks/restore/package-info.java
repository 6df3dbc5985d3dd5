/// Backup and restore: the databases to a point in time, everything else from them.
@NullMarked
package io.trunkline.benchmarks.restore;

import org.jspecify.annotations.NullMarked;
