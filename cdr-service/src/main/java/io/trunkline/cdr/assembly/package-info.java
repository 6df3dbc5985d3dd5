/// Consumes the facts of calls, stores them with the record built from them, and publishes `cdr.recorded` when a
/// call is complete and with each later revision, in the transaction that stored it.
@NullMarked
package io.trunkline.cdr.assembly;

import org.jspecify.annotations.NullMarked;
