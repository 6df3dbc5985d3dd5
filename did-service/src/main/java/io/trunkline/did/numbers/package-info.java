/// Adding, changing, finding and removing numbers.
@NullMarked
package io.trunkline.did.numbers;

import org.jspecify.annotations.NullMarked;
