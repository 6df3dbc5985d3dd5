package io.trunkline.ami.retention;

import io.trunkline.messaging.Blocking;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Deletes old rows once an hour. It blocks, one table after the other, on a thread of its own.
@Component
final class RetentionJob implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final List<ExpiringTable> tables;
    private final Duration retention;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread workerThread;

    RetentionJob(List<ExpiringTable> kept, @Value("${trunkline.retention:7d}") Duration keep, Clock clock) {
        this.tables = List.copyOf(kept);
        this.retention = keep;
        this.clock = clock;
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("retention").unstarted(this::run);
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
            while (!stopping.await(1, TimeUnit.HOURS)) {
                tables.forEach(this::deleteOld);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Blocking("The loop has a thread of its own.")
    private void deleteOld(ExpiringTable table) {
        try {
            Long rows;
            do {
                rows = table.deleteBefore(clock.instant().minus(retention)).block(LIMIT);
                LOG.debug("{} old rows deleted", rows);
            } while (rows != null && rows > 0 && isRunning());
        } catch (RuntimeException fault) {
            LOG.warn("old rows stay for another hour: {}", fault.toString());
        }
    }
}
