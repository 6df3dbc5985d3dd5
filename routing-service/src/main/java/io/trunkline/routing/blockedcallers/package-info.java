/// Callers blocked by a tenant. Routing reads them through [io.trunkline.routing.decision.Candidates], in the
/// query that reads the called number.
@NullMarked
package io.trunkline.routing.blockedcallers;

import org.jspecify.annotations.NullMarked;
