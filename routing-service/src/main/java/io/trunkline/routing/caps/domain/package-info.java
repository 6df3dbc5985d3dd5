/// Caps as plain values: limits, usage, and how day, hour and second windows start anew.
@NullMarked
package io.trunkline.routing.caps.domain;

import org.jspecify.annotations.NullMarked;
