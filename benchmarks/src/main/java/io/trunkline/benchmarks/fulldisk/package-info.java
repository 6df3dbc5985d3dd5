/// `./trunkline test --long full-disk`: the disk of the data folder fills up while configuration is saved, and is
/// freed again.
@NullMarked
package io.trunkline.benchmarks.fulldisk;

import org.jspecify.annotations.NullMarked;
