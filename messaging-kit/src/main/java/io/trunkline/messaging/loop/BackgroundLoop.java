package io.trunkline.messaging.loop;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/// A named loop on its own virtual thread: it runs a round, waits until it is woken or an interval has passed, and
/// runs the next round. A bean of this type starts and stops with the application and is part of its health:
/// ```java
/// @Bean
/// BackgroundLoop retention(DeleteOldRows rows) {
///     return BackgroundLoop.named("retention").every(Duration.ofHours(1), Duration.ofMinutes(1), rows::delete);
/// }
/// ```
/// An exception or an Error in a round does not end the loop. It is logged, and the next round follows after a
/// back-off that doubles with each consecutive failure.
public final class BackgroundLoop implements SmartLifecycle, HealthIndicator {

    /// The phase of a loop that serves requests and consumers: it stops when the web server has answered what
    /// it accepted.
    public static final int AFTER_WEB_SERVER = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;

    /// The phase of a loop that publishes what all others have written.
    public static final int LAST_TO_STOP = AFTER_WEB_SERVER - 1;

    private final LoopSettings settings;
    private final Round round;
    private volatile @Nullable LoopRun run;

    BackgroundLoop(LoopSettings settings, Round round) {
        this.settings = settings;
        this.round = round;
    }

    /// One round of a loop's work. It runs on the loop's thread and may block.
    @FunctionalInterface
    public interface Round {

        /// @return the time until the next round unless woken; zero if more work is waiting
        /// @throws Exception makes the loop back off and try again
        Duration run() throws Exception;
    }

    /// @param name names the thread and the log lines, lower case with dashes
    public static Builder named(String name) {
        return new Builder(name);
    }

    /// Ends the current wait, or the next one if a round is running. Any number of calls during a round count once;
    /// a back-off after a failure is not shortened.
    public void wake() {
        LoopRun current = run;
        if (current != null) {
            current.wake();
        }
    }

    public LoopState state() {
        LoopRun current = run;
        return current == null ? LoopState.STOPPED : current.state();
    }

    /// Down while a round is stuck or the thread has died. Failing rounds are shown as a detail, but the loop
    /// itself is up.
    @Override
    public Health health() {
        LoopRun current = run;
        if (current == null) {
            return Health.unknown()
                    .withDetail("state", wireName(LoopState.STOPPED))
                    .build();
        }
        LoopState state = current.state();
        Health.Builder health = state == LoopState.STUCK || state == LoopState.DEAD ? Health.down() : Health.up();
        String failure = current.failure();
        if (failure != null) {
            health.withDetail("failure", failure);
        }
        return health.withDetail("state", wireName(state))
                .withDetail("failuresInARow", current.failures())
                .build();
    }

    private static String wireName(LoopState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public synchronized void start() {
        if (run == null) {
            LoopRun next = new LoopRun(settings, round);
            run = next;
            next.start(Thread.ofVirtual().name(settings.name()).factory());
        }
    }

    /// Returns when the thread has ended, or could not be ended.
    @Override
    public synchronized void stop() {
        LoopRun current = run;
        if (current != null) {
            current.stop();
            run = null;
        }
    }

    /// Does not delay the stop of other loops of the same phase.
    @Override
    public void stop(Runnable callback) {
        var _ = Thread.ofVirtual().name(settings.name() + "-stop").start(() -> {
            try {
                stop();
            } finally {
                callback.run();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    @Override
    public int getPhase() {
        return settings.phase();
    }

    /// The optional settings of a loop. Each has a default.
    public static final class Builder {

        private final String name;
        private Duration firstAfter = Duration.ZERO;
        private Duration firstBackOff = Duration.ofMillis(50);
        private Duration maxBackOff = Duration.ofSeconds(5);
        private Duration stuckAfter = Duration.ofMinutes(1);
        private Duration stopTimeout = Duration.ofSeconds(5);
        private boolean drainOnStop;
        private Runnable afterLastRound = () -> {};
        private int phase = DEFAULT_PHASE;

        private Builder(String name) {
            this.name = name;
        }

        /// How long to wait for the first round; zero by default.
        public Builder firstAfter(Duration delay) {
            firstAfter = delay;
            return this;
        }

        /// How long to wait after a failed round, doubled with each failure in a row; 50 ms to 5 s by default.
        public Builder backOff(Duration first, Duration max) {
            firstBackOff = first;
            maxBackOff = max;
            return this;
        }

        /// A round that takes longer is reported as stuck; 1 minute by default.
        public Builder stuckAfter(Duration limit) {
            stuckAfter = limit;
            return this;
        }

        /// How long a stop waits before the round in progress is interrupted; 5 s by default.
        public Builder stopTimeout(Duration limit) {
            stopTimeout = limit;
            return this;
        }

        /// A stop runs rounds until one has no more work or fails, within the stop timeout. Without it a stop waits
        /// for the round in progress only.
        public Builder drainOnStop() {
            drainOnStop = true;
            return this;
        }

        /// Runs once on the loop's thread after its last round.
        public Builder afterLastRound(Runnable action) {
            afterLastRound = action;
            return this;
        }

        /// Spring's lifecycle phase: lower ones start earlier and stop later. By default the loop is among the last
        /// to start and the first to stop, before the web server; see [#AFTER_WEB_SERVER] and [#LAST_TO_STOP].
        public Builder phase(int order) {
            phase = order;
            return this;
        }

        /// A loop with rounds that may block.
        public BackgroundLoop rounds(Round round) {
            return new BackgroundLoop(settings(), round);
        }

        /// A periodic job.
        ///
        /// @param interval between the end of one run and the start of the next
        /// @param timeout of one run
        public BackgroundLoop every(Duration interval, Duration timeout, Supplier<? extends Mono<?>> job) {
            return poll(interval, timeout, () -> job.get().thenReturn(false));
        }

        /// A poller.
        ///
        /// @param interval between two rounds while no more work is waiting
        /// @param timeout of one round
        /// @param batch one round; true if more work is waiting, so that the next round follows immediately
        public BackgroundLoop poll(Duration interval, Duration timeout, Supplier<Mono<Boolean>> batch) {
            if (stuckAfter.compareTo(timeout) <= 0) {
                stuckAfter = timeout.multipliedBy(2);
            }
            return new BackgroundLoop(settings(), new PollRound(interval, timeout, batch));
        }

        private LoopSettings settings() {
            return new LoopSettings(
                    name,
                    firstAfter,
                    firstBackOff,
                    maxBackOff,
                    stuckAfter,
                    stopTimeout,
                    drainOnStop,
                    afterLastRound,
                    phase);
        }
    }
}
