/// Loops that run in the background. A [io.trunkline.messaging.loop.BackgroundLoop] runs a round of work, waits for
/// a signal or an interval, and runs the next one. A failed round is retried after a growing delay. The loop
/// reports its health and stops with the service. The outbox relay, queues, pollers and periodic jobs are
/// such loops.
@NullMarked
package io.trunkline.messaging.loop;

import org.jspecify.annotations.NullMarked;
