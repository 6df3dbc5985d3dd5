/// Wiring: the clock, who may call what, and whose access has ended.
@NullMarked
package io.trunkline.did.platform;

import org.jspecify.annotations.NullMarked;
