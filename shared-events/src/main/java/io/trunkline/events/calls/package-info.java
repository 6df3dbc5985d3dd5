/// Facts of calls: a routing decision (`call.routed`), a step (`call.progress`), an end (`call.completed`) and the
/// finished record (`cdr.recorded`). All are keyed by call id.
@NullMarked
package io.trunkline.events.calls;

import org.jspecify.annotations.NullMarked;
