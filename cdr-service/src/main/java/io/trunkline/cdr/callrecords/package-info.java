/// Call records over REST: a filtered list, and single records with their attempts and the decisions of routing. A
/// seller sees only the records of its own tenant.
@NullMarked
package io.trunkline.cdr.callrecords;

import org.jspecify.annotations.NullMarked;
