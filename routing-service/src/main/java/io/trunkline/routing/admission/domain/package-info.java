/// What happens to leases, as plain functions over the rows of a batch: calls, their leases and the caps they hold.
@NullMarked
package io.trunkline.routing.admission.domain;

import org.jspecify.annotations.NullMarked;
