/// What a carrier is and which carriers can stand side by side. Pure.
@NullMarked
package io.trunkline.provisioning.carriers.domain;

import org.jspecify.annotations.NullMarked;
