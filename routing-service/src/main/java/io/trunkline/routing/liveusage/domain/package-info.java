/// Current usage of caps, which part of it a user sees, and the difference between two states.
@NullMarked
package io.trunkline.routing.liveusage.domain;

import org.jspecify.annotations.NullMarked;
