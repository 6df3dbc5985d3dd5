/// Call records over REST: listed, filtered and paged, each with its attempts and the decisions of routing. A
/// seller sees the records of its own tenant, and those of others are not there.
@NullMarked
package io.trunkline.cdr.callrecords;

import org.jspecify.annotations.NullMarked;
