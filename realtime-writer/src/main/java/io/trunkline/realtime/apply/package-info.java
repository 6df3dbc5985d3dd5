/// What is heard of an entity becomes its rows, all of them in one transaction with the word that they stand
/// (`realtime.applied`); what stands is compared with what is wanted, and made anew, on demand.
@NullMarked
package io.trunkline.realtime.apply;

import org.jspecify.annotations.NullMarked;
