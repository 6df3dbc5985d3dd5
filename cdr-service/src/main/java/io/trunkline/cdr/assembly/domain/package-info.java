/// Builds the record of a call from its facts. The record is a pure function of the set of facts, so neither the
/// order in which they arrive nor repetitions can change it.
@NullMarked
package io.trunkline.cdr.assembly.domain;

import org.jspecify.annotations.NullMarked;
