/// Exports the numbers of a tenant as a CSV file that the import reads.
@NullMarked
package io.trunkline.did.csvexport;

import org.jspecify.annotations.NullMarked;
