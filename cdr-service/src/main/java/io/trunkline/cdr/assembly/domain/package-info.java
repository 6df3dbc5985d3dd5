/// A call as it is put together from what routing, Asterisk's events and its own log tell of it, in any order and
/// any number of times. Facts are kept by their natural keys and merged field by field; the record is a pure
/// function of the set of facts, so that it cannot depend on the order in which they came.
@NullMarked
package io.trunkline.cdr.assembly.domain;

import org.jspecify.annotations.NullMarked;
