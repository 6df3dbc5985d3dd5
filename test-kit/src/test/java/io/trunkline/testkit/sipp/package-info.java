/// Reading what SIPp wrote down.
@NullMarked
package io.trunkline.testkit.sipp;

import org.jspecify.annotations.NullMarked;
