/// Asterisk sees most changes of its tables at once; some it has to be told of. After `realtime.applied` it is told
/// of the parts that changed, and after each connect of all: every nudge may be repeated.
@NullMarked
package io.trunkline.ami.reloads;

import org.jspecify.annotations.NullMarked;
