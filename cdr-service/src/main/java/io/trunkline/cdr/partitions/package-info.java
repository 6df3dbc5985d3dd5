/// The monthly partitions of call records: created ahead and on demand, and dropped when their retention ends.
@NullMarked
package io.trunkline.cdr.partitions;

import org.jspecify.annotations.NullMarked;
