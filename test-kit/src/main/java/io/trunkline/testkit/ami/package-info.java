/// A stand-in for Asterisk's manager interface, for what a real one cannot be made to do on time: to hang, to drop
/// its connections, to say something again or not at all.
@NullMarked
package io.trunkline.testkit.ami;

import org.jspecify.annotations.NullMarked;
