/// Wiring that belongs to no feature: the clock, who may call what, whose access has ended.
@NullMarked
package io.trunkline.routing.platform;

import org.jspecify.annotations.NullMarked;
