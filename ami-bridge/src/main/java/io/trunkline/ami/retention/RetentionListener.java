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
final class RetentionListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionListener.class);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final List<Forgetful> kept;
    private final Duration keep;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread worker;

    RetentionListener(List<Forgetful> kept, @Value("${trunkline.retention:7d}") Duration keep, Clock clock) {
        this.kept = List.copyOf(kept);
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("retention").unstarted(this::work);
        worker = thread;
        thread.start();
    }

    @Override
    public void stop() {
        worker = null;
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void work() {
        try {
            while (!stopping.await(1, TimeUnit.HOURS)) {
                kept.forEach(this::forget);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Blocking("The loop has a thread of its own.")
    private void forget(Forgetful table) {
        try {
            Long rows;
            do {
                rows = table.forget(clock.instant().minus(keep)).block(LIMIT);
                LOG.debug("{} old rows deleted", rows);
            } while (rows != null && rows > 0 && isRunning());
        } catch (RuntimeException fault) {
            LOG.warn("old rows stay for another hour: {}", fault.toString());
        }
    }
}
