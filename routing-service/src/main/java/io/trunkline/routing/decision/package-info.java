/// Gathers what a decision needs from the database and hands it to the pure functions of `domain`. The one way to a
/// decision, [Router], serves the dialplan's questions, calls that are placed, and explanations alike.
@NullMarked
package io.trunkline.routing.decision;

import org.jspecify.annotations.NullMarked;
