/// Reads a file of numbers as rows: its encoding, separator, header and cells.
@NullMarked
package io.trunkline.did.csvimport.domain;

import org.jspecify.annotations.NullMarked;
