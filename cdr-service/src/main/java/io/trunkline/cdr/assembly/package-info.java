/// Hears what is told of calls, keeps each call's story and record, and says `cdr.recorded` once a call is complete
/// and again with each later revision, in the transaction that changed it.
@NullMarked
package io.trunkline.cdr.assembly;

import org.jspecify.annotations.NullMarked;
