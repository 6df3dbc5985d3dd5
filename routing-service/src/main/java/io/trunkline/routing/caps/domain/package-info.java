/// Caps as plain values: limits, usage, how the day, hour and second windows reset, and the positions of links in
/// a rotation.
@NullMarked
package io.trunkline.routing.caps.domain;

import org.jspecify.annotations.NullMarked;
