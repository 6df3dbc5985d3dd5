/// Imports numbers from a CSV file.
@NullMarked
package io.trunkline.did.csvimport;

import org.jspecify.annotations.NullMarked;
