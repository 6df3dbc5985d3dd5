/// Follows hosts whose addresses change: looks up the names that are due, and writes the rows that identify calls
/// from their addresses. Only these rows change.
@NullMarked
package io.trunkline.realtime.hostchanges;

import org.jspecify.annotations.NullMarked;
