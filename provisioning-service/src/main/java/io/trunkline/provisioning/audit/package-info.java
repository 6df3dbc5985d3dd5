/// What goes with every change: its audit row, its events, and the answer kept for a request that is repeated.
@NullMarked
package io.trunkline.provisioning.audit;

import org.jspecify.annotations.NullMarked;
