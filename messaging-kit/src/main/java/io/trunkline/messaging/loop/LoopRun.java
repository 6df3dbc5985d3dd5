package io.trunkline.messaging.loop;

import io.trunkline.messaging.FaultText;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of a loop, from its start to its stop.
final class LoopRun {

    private static final Logger LOG = LoggerFactory.getLogger(LoopRun.class);

    /// How long a stop waits for an interrupted round.
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private static final long NOT_IN_A_ROUND = 0;

    private final LoopSettings settings;
    private final BackgroundLoop.Round round;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;
    private volatile boolean interrupted;
    private volatile long roundStarted = NOT_IN_A_ROUND;
    private volatile int failures;
    private volatile @Nullable String failure;

    LoopRun(LoopSettings settings, BackgroundLoop.Round round) {
        this.settings = settings;
        this.round = round;
    }

    void start(ThreadFactory threads) {
        Thread created = threads.newThread(this::run);
        thread = created;
        created.start();
    }

    void wake() {
        if (!woken.getAndSet(true)) {
            LockSupport.unpark(thread);
        }
    }

    /// Failed rounds since the last one that succeeded.
    int failures() {
        return failures;
    }

    /// Why the last round failed; null if it succeeded.
    @Nullable
    String failure() {
        return failure;
    }

    LoopState state() {
        Thread started = thread;
        if (started != null && started.getState() == Thread.State.TERMINATED && !stopping) {
            return LoopState.DEAD;
        }
        long since = roundStarted;
        if (since != NOT_IN_A_ROUND
                && System.nanoTime() - since > settings.stuckAfter().toNanos()) {
            return LoopState.STUCK;
        }
        if (failures > 0) {
            return LoopState.FAILING;
        }
        return since == NOT_IN_A_ROUND ? LoopState.WAITING : LoopState.RUNNING;
    }

    void stop() {
        stopping = true;
        Thread started = thread;
        if (started == null) {
            return;
        }
        LockSupport.unpark(started);
        try {
            if (!started.join(settings.stopTimeout())) {
                interrupted = true;
                started.interrupt();
                if (!started.join(AFTER_INTERRUPT)) {
                    LOG.warn("{} did not end when it was interrupted", settings.name());
                }
            }
        } catch (InterruptedException _) {
            started.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            pause(settings.firstAfter());
            while (!stopping) {
                pause(runRound());
            }
            boolean more = settings.drainOnStop();
            while (more && !interrupted) {
                more = runRound().isZero();
            }
        } finally {
            close();
        }
    }

    /// @return how long to wait for the next round
    private Duration runRound() {
        // reset before the round looks for work, so that later work wakes the next round
        woken.set(false);
        roundStarted = Math.max(1, System.nanoTime());
        try {
            Duration wait = round.run();
            recovered();
            return wait;
        } catch (Throwable failure) {
            return failed(failure);
        } finally {
            roundStarted = NOT_IN_A_ROUND;
        }
    }

    private void recovered() {
        if (failures > 0) {
            LOG.info("{} works again after {} failures", settings.name(), failures);
            failures = 0;
            failure = null;
        }
    }

    private Duration failed(Throwable failure) {
        // only a stop may end this thread: an interrupt from elsewhere must not shorten the waits of a running loop
        boolean _ = Thread.interrupted();
        if (stopping && interrupted) {
            return settings.firstBackOff();
        }
        failures = failures + 1;
        this.failure = FaultText.of(failure);
        Duration backOff = settings.backOff(failures);
        try {
            log(failure, backOff);
        } catch (Throwable _) {
            // logging fails too when memory is exhausted; the loop continues
        }
        return backOff;
    }

    /// Only the first of consecutive failures is logged with its stack trace, so a long outage does not fill
    /// the log.
    private void log(Throwable failure, Duration backOff) {
        if (failure instanceof Error) {
            LOG.error("{} failed, next try in {} ms", settings.name(), backOff.toMillis(), failure);
        } else if (failures == 1) {
            LOG.warn("{} failed, next try in {} ms", settings.name(), backOff.toMillis(), failure);
        } else {
            LOG.debug("{} failed {} times in a row: {}", settings.name(), failures, failure.toString());
        }
    }

    /// Waits until woken, stopped, or the time has passed; a back-off after a failure is not shortened by
    /// a wake-up.
    private void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        long left = time.toNanos();
        while (left > 0 && !stopping && (failures > 0 || !woken.get())) {
            LockSupport.parkNanos(this, left);
            boolean _ = Thread.interrupted();
            left = end - System.nanoTime();
        }
    }

    private void close() {
        try {
            settings.afterLastRound().run();
        } catch (RuntimeException failure) {
            LOG.warn("{} did not close in order", settings.name(), failure);
        }
    }
}
