/// A simulated Asterisk node with its ami-bridge: calls, dialplan requests, channels and events, which may be lost,
/// repeated or late.
@NullMarked
package io.trunkline.benchmarks.faults.node;

import org.jspecify.annotations.NullMarked;
