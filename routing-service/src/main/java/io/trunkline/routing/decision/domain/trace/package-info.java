/// The trace of a decision: each entity that was considered, with its checks.
@NullMarked
package io.trunkline.routing.decision.domain.trace;

import org.jspecify.annotations.NullMarked;
