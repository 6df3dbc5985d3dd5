/// Sources of refused requests.
@NullMarked
package io.trunkline.ami.refusals.domain;

import org.jspecify.annotations.NullMarked;
