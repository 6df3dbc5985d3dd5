/// Calls in progress, the filters that select some of them, and the difference between two lists.
@NullMarked
package io.trunkline.routing.livecalls.domain;

import org.jspecify.annotations.NullMarked;
