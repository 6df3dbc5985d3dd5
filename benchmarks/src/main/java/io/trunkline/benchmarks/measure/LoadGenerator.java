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

/// Workers that repeat the same operation.
public final class LoadGenerator {
    private LoadGenerator() {}

    /// The result of a run.
    ///
    /// @param durationsNanos the duration of each operation, in nanoseconds
    /// @param elapsed from the first to the last
    public record LoadResult(List<Long> durationsNanos, Duration elapsed) {
        public double perSecond() {
            return durationsNanos.size() / (elapsed.toNanos() / 1e9);
        }
    }

    /// Each worker starts the next operation when its last one is done.
    ///
    /// @param worker the operation of each worker, which are numbered from 0
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

    /// Starts operations at a fixed rate, whether or not earlier ones are done. Each duration begins at the
    /// scheduled time.
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
