/// The rules of a dialplan line.
@NullMarked
package io.trunkline.provisioning.dialplanlines.domain;

import org.jspecify.annotations.NullMarked;
