/// What a number is and how it changes.
@NullMarked
package io.trunkline.did.numbers.domain;

import org.jspecify.annotations.NullMarked;
