/// One way to run background work: a [io.trunkline.messaging.loop.BackgroundLoop] waits for a signal or an
/// interval, survives failures, reports its health and stops in order. It is made for the outbox relay, queues,
/// pollers and periodic jobs.
@NullMarked
package io.trunkline.messaging.loop;

import org.jspecify.annotations.NullMarked;
