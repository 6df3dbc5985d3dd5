/// Background work. A [io.trunkline.messaging.loop.BackgroundLoop] waits for a signal or an interval, continues
/// after failures, reports its health and stops in order. The outbox relay, queues, pollers and periodic jobs use
/// it.
@NullMarked
package io.trunkline.messaging.loop;

import org.jspecify.annotations.NullMarked;
