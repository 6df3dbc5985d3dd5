/// Caps as plain values: limits, what is taken, and how windows of time roll over.
@NullMarked
package io.trunkline.routing.caps.domain;

import org.jspecify.annotations.NullMarked;
