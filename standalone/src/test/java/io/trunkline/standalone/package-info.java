/// What holds for the suite as a whole.
@NullMarked
package io.trunkline.standalone;

import org.jspecify.annotations.NullMarked;
