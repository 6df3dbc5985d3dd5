/// Reads the data of a decision from the database and passes it to the pure functions of `domain`. [Router] is the
/// only entry point, for dialplan requests, placed calls and explanations.
@NullMarked
package io.trunkline.routing.decision;

import org.jspecify.annotations.NullMarked;
