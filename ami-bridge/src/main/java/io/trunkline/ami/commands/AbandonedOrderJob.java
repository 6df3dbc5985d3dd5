package io.trunkline.ami.commands;

import io.trunkline.messaging.Blocking;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks for orders that were left, every `trunkline.commands.close-interval`: Kafka need not hand them over again.
/// It blocks, one look after the other, on a thread of its own.
@Component
final class AbandonedOrderJob implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedOrderJob.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final CloseAbandonedOrders orders;
    private final Duration interval;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread workerThread;

    AbandonedOrderJob(
            CloseAbandonedOrders orders, @Value("${trunkline.commands.close-interval:5s}") Duration interval) {
        this.orders = orders;
        this.interval = interval;
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("close-orders").unstarted(this::run);
        workerThread = thread;
        thread.start();
    }

    @Override
    public void stop() {
        workerThread = null;
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return workerThread != null;
    }

    private void run() {
        try {
            while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                close();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Blocking("The loop has a thread of its own.")
    private void close() {
        try {
            var _ = orders.close().block(LIMIT);
        } catch (RuntimeException fault) {
            LOG.warn("orders that were left wait: {}", fault.toString());
        }
    }
}
