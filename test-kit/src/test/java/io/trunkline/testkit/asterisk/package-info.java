/// The dialplan on a real Asterisk, against a routing server that answers what the test wants.
@NullMarked
package io.trunkline.testkit.asterisk;

import org.jspecify.annotations.NullMarked;
