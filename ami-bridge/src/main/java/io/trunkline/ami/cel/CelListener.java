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
final class CelListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CelListener.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final TellCel cel;
    private final CelSettings settings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread worker;

    CelListener(TellCel cel, CelSettings settings) {
        this.cel = cel;
        this.settings = settings;
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("cel").unstarted(this::work);
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
            Duration pause = settings.pollInterval();
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = tell() < settings.batchSize() ? settings.pollInterval() : Duration.ZERO;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Blocking("The loop has a thread of its own.")
    private int tell() {
        try {
            Integer rows = cel.tell().block(LIMIT);
            return rows == null ? 0 : rows;
        } catch (RuntimeException fault) {
            LOG.warn("the channel event log waits: {}", fault.toString());
            return 0;
        }
    }
}
