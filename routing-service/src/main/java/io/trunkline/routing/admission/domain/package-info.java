/// The rules of admission as pure functions over the rows of a batch: calls, their leases and the caps they use.
@NullMarked
package io.trunkline.routing.admission.domain;

import org.jspecify.annotations.NullMarked;
