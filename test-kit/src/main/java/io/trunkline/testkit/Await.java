package io.trunkline.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Waits for conditions, so that no test sleeps for a fixed time.
public final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int TRIES = 5;
    private static final Duration POLL = Duration.ofMillis(20);

    private Await() {}

    /// Waits up to 30 seconds.
    ///
    /// @param what the condition, for the message
    /// @throws AssertionError if the condition does not become true in time
    public static void until(String what, Callable<Boolean> condition) {
        until(what, LIMIT, condition);
    }

    /// @throws AssertionError if the condition does not become true in time, with the first exception as its cause
    public static void until(String what, Duration limit, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        AssertionError late = new AssertionError("not within " + limit.toMillis() + " ms: " + what);
        while (true) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (Exception | AssertionError e) {
                if (late.getCause() == null) {
                    late.initCause(e);
                }
            }
            if (System.nanoTime() > deadline) {
                throw late;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /// Does something that has a time limit, again when it took longer: on a machine that has other work to do any
    /// one try may be late, but not each of five.
    ///
    /// @return what the last one gave
    /// @throws AssertionError when none was in time
    public static <T> T within(Duration limit, Supplier<T> what) {
        List<Duration> took = new ArrayList<>();
        while (took.size() < TRIES) {
            long began = System.nanoTime();
            T result = what.get();
            took.add(Duration.ofNanos(System.nanoTime() - began));
            if (took.getLast().compareTo(limit) < 0) {
                return result;
            }
        }
        throw new AssertionError("none within " + limit + ": " + took);
    }

    /// Checks repeatedly that a condition stays true for a while.
    ///
    /// @throws AssertionError if it becomes false
    public static void during(String what, Duration time, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (!condition.call()) {
                    throw new AssertionError("not for " + time.toMillis() + " ms: " + what);
                }
            } catch (Exception e) {
                throw new AssertionError("not for " + time.toMillis() + " ms: " + what, e);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
