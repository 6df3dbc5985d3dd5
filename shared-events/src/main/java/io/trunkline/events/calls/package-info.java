/// Events about calls: a routing decision (`call.routed`), a step (`call.progress`), the end (`call.completed`) and
/// the record (`cdr.recorded`). The key of each is the call id.
@NullMarked
package io.trunkline.events.calls;

import org.jspecify.annotations.NullMarked;
