package io.trunkline.messaging.references;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/// A scheduler whose time passes only when a test advances it.
final class ManualScheduler implements Scheduler {
    private record Task(long atMillis, Runnable action, Disposable handle) {}

    private final List<Task> tasks = new ArrayList<>();
    private long nowMillis;

    void pass(Duration time) {
        long end = nowMillis + time.toMillis();
        for (Task next = next(end); next != null; next = next(end)) {
            tasks.remove(next);
            nowMillis = next.atMillis();
            if (!next.handle().isDisposed()) {
                next.action().run();
            }
        }
        nowMillis = end;
    }

    private Task next(long end) {
        return tasks.stream()
                .filter(task -> task.atMillis() <= end)
                .min(Comparator.comparingLong(Task::atMillis))
                .orElse(null);
    }

    @Override
    public long now(TimeUnit unit) {
        return unit.convert(nowMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public Disposable schedule(Runnable action) {
        return schedule(action, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    public Disposable schedule(Runnable action, long delay, TimeUnit unit) {
        Disposable handle = Disposables.single();
        tasks.add(new Task(nowMillis + unit.toMillis(delay), action, handle));
        return handle;
    }

    @Override
    public Worker createWorker() {
        throw new UnsupportedOperationException("delays need none");
    }
}
