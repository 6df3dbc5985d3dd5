/// Many numbers at once, from a file.
@NullMarked
package io.trunkline.did.csvimport;

import org.jspecify.annotations.NullMarked;
