package io.trunkline.ami.cel;

import io.trunkline.messaging.Blocking;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks at the table again and again. It blocks: one batch has to be told before the next is read.
@Component
final class CelPoller implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CelPoller.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final PublishCelFacts publishCelFacts;
    private final CelSettings settings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread workerThread;

    CelPoller(PublishCelFacts cel, CelSettings settings) {
        this.publishCelFacts = cel;
        this.settings = settings;
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("cel").unstarted(this::run);
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
            Duration pause = settings.pollInterval();
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = publishBatch() < settings.batchSize() ? settings.pollInterval() : Duration.ZERO;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Blocking("The loop has a thread of its own.")
    private int publishBatch() {
        try {
            Integer rows = publishCelFacts.publishBatch().block(LIMIT);
            return rows == null ? 0 : rows;
        } catch (RuntimeException fault) {
            LOG.warn("the channel event log waits: {}", fault.toString());
            return 0;
        }
    }
}
