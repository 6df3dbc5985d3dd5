/// Records how placed calls proceed and end, as the nodes and routing report it.
@NullMarked
package io.trunkline.routing.placedcalls.progress;

import org.jspecify.annotations.NullMarked;
