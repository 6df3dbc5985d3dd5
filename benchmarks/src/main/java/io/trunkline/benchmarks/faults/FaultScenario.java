package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.environment.DialplanClient;
import io.trunkline.benchmarks.environment.TenantFixture;
import io.trunkline.benchmarks.environment.TopicClient;
import io.trunkline.benchmarks.faults.node.DelayedDelivery;
import io.trunkline.benchmarks.faults.node.SimulatedDialplan;
import io.trunkline.benchmarks.faults.node.SimulatedNode;
import io.trunkline.benchmarks.faults.simulation.Counters;
import io.trunkline.benchmarks.faults.simulation.SeededRandom;
import io.trunkline.benchmarks.faults.traffic.ApiCaller;
import io.trunkline.benchmarks.faults.traffic.LimitEditor;
import io.trunkline.benchmarks.faults.traffic.TrafficFixture;
import io.trunkline.benchmarks.faults.traffic.TrafficGenerator;
import io.trunkline.events.wire.Topic;
import java.util.List;
import java.util.Map;

/// The participants other than the replicas: the node, the callers and an operator.
final class FaultScenario implements AutoCloseable {
    /// The settings of the replicas.
    static final Map<String, Object> REPLICA_SETTINGS =
            Map.of("trunkline.routing.snapshot-interval", "2s", "logging.level.root", "warn");

    private final BenchEnvironment environment;
    private final FaultOptions options;
    private final TopicClient topics;
    private final DelayedDelivery delivery;
    private final SimulatedNode node;
    private final TrafficFixture fixture;
    private final TrafficGenerator traffic;

    /// @param environment with replicas that are ready
    FaultScenario(BenchEnvironment environment, FaultOptions options, Counters counters) {
        this.environment = environment;
        this.options = options;
        this.topics = new TopicClient(environment.kafka().bootstrapServers());
        this.delivery = new DelayedDelivery(topics);
        List<DialplanClient> ports = environment.replicas().stream()
                .map(replica -> new DialplanClient(replica.dialplanPort(), environment.dialplanToken()))
                .toList();
        this.node = new SimulatedNode(
                new SimulatedDialplan(ports, counters), delivery, counters, new SeededRandom(options.seed()));
        this.fixture = new TrafficFixture(new TenantFixture(environment, topics), node.verifier(), options.calls());
        ApiCaller apiCaller = new ApiCaller(environment, node);
        this.traffic = new TrafficGenerator(node, fixture, apiCaller, options.trafficPlan());
        topics.subscribe(Topic.NODE_COMMAND, event -> node.execute(event, apiCaller::originate));
    }

    SimulatedNode node() {
        return node;
    }

    TrafficGenerator traffic() {
        return traffic;
    }

    /// An operator that has not started.
    LimitEditor newLimitEditor() {
        return new LimitEditor(environment, fixture, node, new SeededRandom(options.seed() + 1));
    }

    @Override
    public void close() {
        delivery.close();
        topics.close();
    }
}
