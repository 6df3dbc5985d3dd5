/// Tests of the reader of SIPp's message log.
@NullMarked
package io.trunkline.testkit.sipp;

import org.jspecify.annotations.NullMarked;
