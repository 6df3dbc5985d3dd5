/// What a dialplan line may say. Pure.
@NullMarked
package io.trunkline.provisioning.dialplan.domain;

import org.jspecify.annotations.NullMarked;
