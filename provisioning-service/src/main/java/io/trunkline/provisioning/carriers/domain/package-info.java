/// The configuration of a carrier and its rules.
@NullMarked
package io.trunkline.provisioning.carriers.domain;

import org.jspecify.annotations.NullMarked;
