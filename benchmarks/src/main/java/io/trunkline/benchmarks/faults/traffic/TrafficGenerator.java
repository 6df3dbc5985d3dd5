package io.trunkline.benchmarks.faults.traffic;

import io.trunkline.benchmarks.environment.TenantFixture;
import io.trunkline.benchmarks.faults.node.SimulatedCall;
import io.trunkline.benchmarks.faults.node.SimulatedNode;
import io.trunkline.benchmarks.faults.simulation.Pause;
import io.trunkline.benchmarks.faults.simulation.SeededRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Lines that run one call after another until all are done: of 100 calls 75 are inbound, 15 are placed over the
/// REST API and 10 are outbound through a dial prefix.
public final class TrafficGenerator {
    /// A call has six attempts at most, and the question of an order may wait for half a minute.
    private static final Duration FINAL_CALLS_LIMIT = Duration.ofMinutes(4);

    private final SimulatedNode node;
    private final TrafficFixture fixture;
    private final ApiCaller apiCaller;
    private final TrafficPlan plan;
    private final AtomicInteger startedCalls = new AtomicInteger();
    private final AtomicInteger completedCalls = new AtomicInteger();

    public TrafficGenerator(SimulatedNode node, TrafficFixture fixture, ApiCaller apiCaller, TrafficPlan plan) {
        this.node = node;
        this.fixture = fixture;
        this.apiCaller = apiCaller;
        this.plan = plan;
    }

    /// Returns when the last call has ended: all are done, or the time is up.
    ///
    /// @throws IllegalStateException if a call does not end
    public void run(Duration time) {
        run(time, () -> true);
    }

    /// The same, and goes on with more calls until something else is done, too.
    public void run(Duration time, BooleanSupplier other) {
        long until = System.nanoTime() + time.toNanos();
        ExecutorService lines = Executors.newVirtualThreadPerTaskExecutor();
        for (int line = 0; line < plan.lines(); line++) {
            var _ = lines.submit(() -> runLine(until, other));
        }
        lines.shutdown();
        try {
            Duration most = time.plus(FINAL_CALLS_LIMIT);
            if (!lines.awaitTermination(most.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("a call does not come to its end within " + FINAL_CALLS_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The number of calls so far; slightly more than requested, since calls in progress are completed.
    public int completedCalls() {
        return completedCalls.get();
    }

    /// Whether all calls are done.
    public boolean isDone() {
        return completedCalls.get() >= plan.calls();
    }

    /// A call that finds no replica to ask does not count, and the next one comes a moment later.
    private void runLine(long until, BooleanSupplier other) {
        while (!(isDone() && other.getAsBoolean()) && System.nanoTime() < until) {
            SeededRandom random = new SeededRandom(plan.seed() * 1_000_003 + startedCalls.incrementAndGet());
            if (runCall(random)) {
                int _ = completedCalls.incrementAndGet();
            } else {
                Pause.of(random.durationMillis(50, 250));
            }
        }
    }

    private boolean runCall(SeededRandom random) {
        int share = random.between(0, 100);
        if (share < 75) {
            return new SimulatedCall(node, inboundQuestions(random), random).run();
        }
        return share < 90
                ? apiCaller.placeCall(
                        random.pick(fixture.outboundCampaigns()), "+1404557" + random.between(1000, 10_000), random)
                : new SimulatedCall(node, prefixQuestions(random), random).run();
    }

    private SimulatedCall.QuestionTemplate inboundQuestions(SeededRandom random) {
        Map<String, String> more = Map.of(
                "number",
                random.pick(fixture.inboundNumbers()).e164(),
                "from",
                "+1312555" + random.between(1000, 10_000));
        return new SimulatedCall.QuestionTemplate(
                node.liveChannels().nextCallId(),
                "inbound",
                random.pick(fixture.carriers()).endpointId(),
                more,
                false);
    }

    private SimulatedCall.QuestionTemplate prefixQuestions(SeededRandom random) {
        TenantFixture.Endpoint carrier = random.pick(fixture.carriers());
        Map<String, String> more = Map.of(
                "number",
                "1404558" + random.between(1000, 10_000),
                "from",
                random.pick(fixture.inboundNumbers()).e164(),
                "carrier",
                carrier.endpointId(),
                "prefix",
                "9");
        return new SimulatedCall.QuestionTemplate(node.liveChannels().nextCallId(), "prefix", "", more, true);
    }
}
