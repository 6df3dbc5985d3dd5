/// Wiring: what is heard, who may ask, how long an answer may take.
@NullMarked
package io.trunkline.cdr.platform;

import org.jspecify.annotations.NullMarked;
