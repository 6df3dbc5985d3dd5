/// Explains how a hypothetical call would be routed, with the same functions that route real calls. It takes no
/// lease and publishes nothing.
@NullMarked
package io.trunkline.routing.explain;

import org.jspecify.annotations.NullMarked;
