/// Wiring: the clock, who may call what, whose access has ended, and how long things are kept.
@NullMarked
package io.trunkline.ami.platform;

import org.jspecify.annotations.NullMarked;
