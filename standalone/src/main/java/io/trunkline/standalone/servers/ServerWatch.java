package io.trunkline.standalone.servers;

import io.trunkline.servers.ServerFailedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts a server again that has ended by itself, as when its disk was full. The pauses between failed starts
/// grow. A server that was stopped or killed on purpose has no pid file; it stays stopped.
final class ServerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(8);

    private final String name;
    private final BooleanSupplier hasEnded;
    private final Runnable restart;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread thread;

    /// @param hasEnded whether the server has ended by itself
    /// @param restart  starts it; throws [ServerFailedException] if that fails
    ServerWatch(String name, BooleanSupplier hasEnded, Runnable restart) {
        this.name = name;
        this.hasEnded = hasEnded;
        this.restart = restart;
    }

    synchronized void start() {
        if (thread == null && closed.getCount() > 0) {
            thread = Thread.ofVirtual().name("watch-" + name).start(this::run);
        }
    }

    private void run() {
        Duration pause = CHECK_INTERVAL;
        try {
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = check(pause);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return the pause until the next check
    private Duration check(Duration lastPause) {
        if (!hasEnded.getAsBoolean()) {
            return CHECK_INTERVAL;
        }
        LOG.warn("{} has ended by itself and is started again", name);
        try {
            restart.run();
            LOG.info("{} runs again", name);
            return CHECK_INTERVAL;
        } catch (ServerFailedException e) {
            Duration doubled = lastPause.multipliedBy(2);
            Duration pause = doubled.compareTo(MAX_PAUSE) < 0 ? doubled : MAX_PAUSE;
            LOG.warn(
                    "{} could not be started again, next try in {} s: {}",
                    name,
                    pause.toMillis() / 1e3,
                    e.getMessage());
            return pause;
        }
    }

    /// Returns when a start in progress has been canceled.
    @Override
    public void close() {
        closed.countDown();
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
