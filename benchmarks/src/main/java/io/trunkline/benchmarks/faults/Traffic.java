package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Town;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Lines that take one call after another until all are driven: 75 of 100 come in, 15 are placed over the REST API, 10
/// leave by the static block of a prefix.
final class Traffic {
    /// A call has six attempts at most, and the question of an order may wait for half a minute.
    private static final Duration LAST_CALLS = Duration.ofMinutes(4);

    private final Node node;
    private final City city;
    private final OrderDesk desk;
    private final FaultOptions options;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger driven = new AtomicInteger();

    Traffic(Node node, City city, OrderDesk desk, FaultOptions options) {
        this.node = node;
        this.city = city;
        this.desk = desk;
        this.options = options;
    }

    /// Returns when the last call has ended: all are driven, or the time is up.
    ///
    /// @throws IllegalStateException when a call does not come to its end
    void drive(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        ExecutorService lines = Executors.newVirtualThreadPerTaskExecutor();
        for (int line = 0; line < options.lines(); line++) {
            var _ = lines.submit(() -> line(until));
        }
        lines.shutdown();
        try {
            Duration most = time.plus(LAST_CALLS);
            if (!lines.awaitTermination(most.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("a call does not come to its end within " + LAST_CALLS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// How many calls were driven so far; some more than asked for, since those under way are ended.
    int driven() {
        return driven.get();
    }

    /// Whether all are driven.
    boolean isDone() {
        return driven.get() >= options.calls();
    }

    /// A call that finds no replica to ask does not count, and the next one comes a moment later.
    private void line(long until) {
        while (!isDone() && System.nanoTime() < until) {
            Dice dice = new Dice(options.seed() * 1_000_003 + begun.incrementAndGet());
            if (call(dice)) {
                int _ = driven.incrementAndGet();
            } else {
                Pause.of(dice.millis(50, 250));
            }
        }
    }

    private boolean call(Dice dice) {
        int share = dice.between(0, 100);
        if (share < 75) {
            return new CallStory(node, inbound(dice), dice).run();
        }
        return share < 90
                ? desk.place(dice.of(city.calling()), "+1404557" + dice.between(1000, 10_000), dice)
                : new CallStory(node, prefix(dice), dice).run();
    }

    private CallStory.Asking inbound(Dice dice) {
        Map<String, String> more =
                Map.of("number", dice.of(city.answering()).e164(), "from", "+1312555" + dice.between(1000, 10_000));
        return new CallStory.Asking(
                node.live().nextCall(), "inbound", dice.of(city.carriers()).name(), more, false);
    }

    private CallStory.Asking prefix(Dice dice) {
        Town.Endpoint carrier = dice.of(city.carriers());
        Map<String, String> more = Map.of(
                "number",
                "1404558" + dice.between(1000, 10_000),
                "from",
                dice.of(city.answering()).e164(),
                "carrier",
                carrier.name(),
                "prefix",
                "9");
        return new CallStory.Asking(node.live().nextCall(), "prefix", "", more, true);
    }
}
