/// Callers whose calls a tenant refuses, and the API to manage them. Routing reads them in
/// [io.trunkline.routing.decision.Candidates], in the query that reads the called number.
@NullMarked
package io.trunkline.routing.blockedcallers;

import org.jspecify.annotations.NullMarked;
