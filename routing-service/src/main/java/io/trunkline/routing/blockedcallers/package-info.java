/// Callers whose calls a tenant does not take. Calls ask for them by [io.trunkline.routing.decisions.Candidates],
/// in the query that reads the number they dialled.
@NullMarked
package io.trunkline.routing.blockedcallers;

import org.jspecify.annotations.NullMarked;
