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
    private static final Duration LIMIT = Duration.ofMinutes(8);

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

    /// Returns when the last call has ended.
    ///
    /// @throws IllegalStateException when that takes too long
    void drive() {
        ExecutorService lines = Executors.newVirtualThreadPerTaskExecutor();
        for (int line = 0; line < options.lines(); line++) {
            var _ = lines.submit(this::line);
        }
        lines.shutdown();
        try {
            if (!lines.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("only %d calls were driven in %s".formatted(driven.get(), LIMIT));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A call that finds no replica to ask does not count, and the next one comes a moment later.
    private void line() {
        while (driven.get() < options.calls()) {
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
