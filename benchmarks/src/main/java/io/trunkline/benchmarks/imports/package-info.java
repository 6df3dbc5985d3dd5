/// Imports a large file of numbers, next to PostgreSQL's COPY of the same rows.
@NullMarked
package io.trunkline.benchmarks.imports;

import org.jspecify.annotations.NullMarked;
