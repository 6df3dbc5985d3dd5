/// Call records over REST: a filtered list, and single records with their attempts and routing decisions. A seller
/// sees only the records of its own tenant. The service's problem codes are here.
@NullMarked
package io.trunkline.cdr.callrecords;

import org.jspecify.annotations.NullMarked;
