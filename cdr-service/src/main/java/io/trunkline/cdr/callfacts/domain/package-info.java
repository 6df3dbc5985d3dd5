/// What is known of a call: the steps of its channels, the decisions of routing, and its end. Several sources
/// report the same facts, in any order and more than once; each fact has a natural key, and reports with the same
/// key are merged field by field.
@NullMarked
package io.trunkline.cdr.callfacts.domain;

import org.jspecify.annotations.NullMarked;
