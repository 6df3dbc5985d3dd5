/// Caps as plain values: limits, usage, how the windows of time reset, and the positions of links in
/// a rotation.
@NullMarked
package io.trunkline.routing.caps.domain;

import org.jspecify.annotations.NullMarked;
