/// Facts as received (by `assembly`), and how reports of the same fact are merged. Facts are the steps of a call's
/// channels, its routing decisions and its end. Several sources report them, in any order and more than once; each
/// fact has a natural key, and reports with the same key are merged field by field.
@NullMarked
package io.trunkline.cdr.callfacts.domain;

import org.jspecify.annotations.NullMarked;
