/// Tests of the dialplan on a real Asterisk, with a fake routing server that returns predefined answers.
@NullMarked
package io.trunkline.nodetests.dialplan;

import org.jspecify.annotations.NullMarked;
