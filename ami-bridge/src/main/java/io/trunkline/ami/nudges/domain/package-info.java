/// Which nudges a change needs.
@NullMarked
package io.trunkline.ami.nudges.domain;

import org.jspecify.annotations.NullMarked;
