/// Imports numbers from a CSV file, and keeps what became of its rows.
@NullMarked
package io.trunkline.did.csvimport;

import org.jspecify.annotations.NullMarked;
