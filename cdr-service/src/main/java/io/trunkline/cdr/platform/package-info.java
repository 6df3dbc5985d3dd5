/// Wiring that concerns the whole service: the clock, access rules, revoked access, retention.
@NullMarked
package io.trunkline.cdr.platform;

import org.jspecify.annotations.NullMarked;
