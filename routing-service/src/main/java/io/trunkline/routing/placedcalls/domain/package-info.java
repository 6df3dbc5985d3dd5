/// A placed call, what it is connected to once it is answered, and the steps that users can follow.
@NullMarked
package io.trunkline.routing.placedcalls.domain;

import org.jspecify.annotations.NullMarked;
