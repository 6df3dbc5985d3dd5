package io.trunkline.benchmarks.faults.traffic;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.environment.RoutingReplica;
import io.trunkline.benchmarks.environment.TenantFixture;
import io.trunkline.benchmarks.faults.node.SimulatedCall;
import io.trunkline.benchmarks.faults.node.SimulatedNode;
import io.trunkline.benchmarks.faults.simulation.Pause;
import io.trunkline.benchmarks.faults.simulation.SeededRandom;
import io.trunkline.events.nodes.NodeCommand;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// Places calls over the REST API, each with an idempotency key to retry with when the response is lost, and runs
/// them when the node receives the order.
public final class ApiCaller {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_TRIES = 8;
    private static final Duration MAX_CALL_TIME = Duration.ofSeconds(15);

    private final BenchEnvironment environment;
    private final SimulatedNode node;
    private final Map<String, CompletableFuture<Void>> callEnds = new ConcurrentHashMap<>();

    public ApiCaller(BenchEnvironment environment, SimulatedNode node) {
        this.environment = environment;
        this.node = node;
    }

    /// Returns when the call has ended, or when the node has received no order for a while.
    ///
    /// @return whether routing-service responded
    /// @param campaign the campaign that places the call
    /// @param to       the called number
    boolean placeCall(UUID campaign, String to, SeededRandom random) {
        String key = UUID.randomUUID().toString();
        String body = TenantFixture.json(Map.of("campaignId", campaign, "to", to));
        for (int i = 0; i < MAX_TRIES; i++) {
            List<RoutingReplica> answering = environment.replicas().stream()
                    .filter(RoutingReplica::isListening)
                    .toList();
            if (!answering.isEmpty() && placeCall(random.pick(answering), key, body)) {
                return true;
            }
            Pause.of(Duration.ofMillis(100));
        }
        node.counters().increment("orders that no replica accepted");
        return false;
    }

    private boolean placeCall(RoutingReplica at, String key, String body) {
        try {
            HttpResponse<String> answer = environment.apiClient(at).post("/api/v1/calls", body, "Idempotency-Key", key);
            if (answer.statusCode() == 202) {
                awaitEnd(JSON.readTree(answer.body()).get("callId").asString());
                return true;
            }
            String code = JSON.readTree(answer.body()).path("code").asString("");
            node.counters().increment("orders answered " + answer.statusCode() + " " + code);
            return answer.statusCode() < 500 && !code.startsWith("request.");
        } catch (UncheckedIOException _) {
            node.counters().increment("orders cut off");
            return false;
        }
    }

    private void awaitEnd(String call) {
        node.counters().increment("orders accepted");
        try {
            var _ = endOf(call).get(MAX_CALL_TIME.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException _) {
            node.counters().increment("orders the node did not receive in time");
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Executes an order.
    public void originate(String call, NodeCommand.Originate order) {
        String number = order.channel().replaceFirst("^Local/", "").replaceFirst("@.*", "");
        SimulatedCall.QuestionTemplate template =
                new SimulatedCall.QuestionTemplate(call, "outbound", "", Map.of("number", number, "from", ""), false);
        SimulatedCall simulated = new SimulatedCall(node, template, new SeededRandom(call.hashCode()));
        Thread _ = Thread.ofVirtual().start(() -> {
            boolean _ = simulated.run();
            boolean _ = endOf(call).complete(null);
        });
    }

    private CompletableFuture<Void> endOf(String call) {
        return callEnds.computeIfAbsent(call, _ -> new CompletableFuture<>());
    }
}
