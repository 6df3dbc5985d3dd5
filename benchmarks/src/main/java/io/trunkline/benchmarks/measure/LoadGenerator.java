package io.trunkline.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/// Workers that do the same thing again and again.
public final class LoadGenerator {
    private LoadGenerator() {}

    /// What was done.
    ///
    /// @param durationsNanos each time, in nanoseconds
    /// @param elapsed from the first to the last
    public record LoadResult(List<Long> durationsNanos, Duration elapsed) {
        public double perSecond() {
            return durationsNanos.size() / (elapsed.toNanos() / 1e9);
        }
    }

    /// Each worker does the next one when its last is done.
    ///
    /// @param worker gives each worker, from 0, what it does
    public static LoadResult runClosedLoop(int workers, Duration time, IntFunction<Runnable> worker) {
        long began = System.nanoTime();
        return runAll(workers, worker, began, what -> {
            List<Long> took = new ArrayList<>();
            while (System.nanoTime() - began < time.toNanos()) {
                long start = System.nanoTime();
                what.run();
                took.add(System.nanoTime() - start);
            }
            return took;
        });
    }

    /// Begun at even times whether or not the earlier ones are done; each takes from the moment it should have
    /// begun.
    ///
    /// @param workers enough that one is always free
    public static LoadResult runAtRate(int workers, int aSecond, Duration time, IntFunction<Runnable> worker) {
        long began = System.nanoTime();
        long all = aSecond * time.toSeconds();
        long apart = 1_000_000_000L / aSecond;
        AtomicLong next = new AtomicLong();
        return runAll(workers, worker, began, what -> {
            List<Long> took = new ArrayList<>();
            for (long number = next.getAndIncrement(); number < all; number = next.getAndIncrement()) {
                long due = began + number * apart;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                what.run();
                took.add(System.nanoTime() - due);
            }
            return took;
        });
    }

    private interface WorkerLoop {
        List<Long> run(Runnable what);
    }

    private static LoadResult runAll(int workers, IntFunction<Runnable> worker, long began, WorkerLoop work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Callable<List<Long>>> tasks = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                Runnable what = worker.apply(i);
                tasks.add(() -> work.run(what));
            }
            List<Long> took = new ArrayList<>();
            for (Future<List<Long>> done : threads.invokeAll(tasks)) {
                took.addAll(done.get());
            }
            return new LoadResult(took, Duration.ofNanos(System.nanoTime() - began));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
