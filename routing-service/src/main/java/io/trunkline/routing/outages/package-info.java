/// Outages of carriers, and of clients that active campaigns need. Alerts are raised when one begins and when it is
/// over. A job compares what the nodes report with the outages that are stored.
@NullMarked
package io.trunkline.routing.outages;

import org.jspecify.annotations.NullMarked;
