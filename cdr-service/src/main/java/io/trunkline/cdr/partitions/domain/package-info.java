/// The month to which a call belongs. It is derived from the call id alone.
@NullMarked
package io.trunkline.cdr.partitions.domain;

import org.jspecify.annotations.NullMarked;
