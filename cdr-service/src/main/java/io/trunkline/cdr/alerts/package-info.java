/// What the people who run this should know, said by any service as `alert.raised` and kept for a while, to be
/// read.
@NullMarked
package io.trunkline.cdr.alerts;

import org.jspecify.annotations.NullMarked;
