/// The records of calls: put together from what routing and the nodes tell, kept by month, listed over REST, and
/// said as `cdr.recorded` to everyone who counts.
@NullMarked
package io.trunkline.cdr;

import org.jspecify.annotations.NullMarked;
