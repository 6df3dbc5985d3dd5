/// Imports numbers from a CSV file, and keeps what became of its rows. A small file is imported within the request. A
/// larger one is stored in the database in compressed parts while it is received, so any replica can import its rows in
/// the background, page by page, and go on after another one was killed. Both ways apply rows by the same code.
@NullMarked
package io.trunkline.did.csvimport;

import org.jspecify.annotations.NullMarked;
