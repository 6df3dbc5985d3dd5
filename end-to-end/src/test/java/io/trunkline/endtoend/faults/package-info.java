/// What must survive when a part dies: the suite as its users run it, a process with servers and an Asterisk of its
/// own,
/// is killed, and so are its servers, while people save things and calls go on.
@NullMarked
package io.trunkline.endtoend.faults;

import org.jspecify.annotations.NullMarked;
