/// The vocabulary that the rules of all features share: a value that was checked, and what was wrong with one
/// that was not.
@NullMarked
package io.trunkline.provisioning.validation.domain;

import org.jspecify.annotations.NullMarked;
