/// Adds, changes, finds and removes numbers.
@NullMarked
package io.trunkline.did.numbers;

import org.jspecify.annotations.NullMarked;
