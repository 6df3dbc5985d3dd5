/// What a dialplan line may say. Pure.
@NullMarked
package io.trunkline.provisioning.dialplanlines.domain;

import org.jspecify.annotations.NullMarked;
