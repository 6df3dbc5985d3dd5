/// Explains where a call would go, by the very functions that route real calls; nothing is taken and nobody is
/// told.
@NullMarked
package io.trunkline.routing.explain;

import org.jspecify.annotations.NullMarked;
