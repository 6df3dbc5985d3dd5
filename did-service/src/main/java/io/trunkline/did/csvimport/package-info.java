/// Many numbers at once, from a file.
@NullMarked
package io.trunkline.did.imports;

import org.jspecify.annotations.NullMarked;
