package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Replica;
import io.trunkline.benchmarks.site.Site;
import io.trunkline.benchmarks.site.Town;
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

/// Places calls over the REST API, each with a key under which it is asked again when the answer is lost, and lives
/// them when the node is told to.
final class OrderDesk {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TRIES = 8;
    private static final Duration MOST = Duration.ofSeconds(15);

    private final Site site;
    private final Node node;
    private final Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();

    OrderDesk(Site site, Node node) {
        this.site = site;
        this.node = node;
    }

    /// Returns when the call is over, or when nobody has told the node of it for a while.
    ///
    /// @return whether routing-service said anything to it
    /// @param campaign whose call
    /// @param to       the number
    boolean place(UUID campaign, String to, Dice dice) {
        String key = UUID.randomUUID().toString();
        String body = Town.json(Map.of("campaignId", campaign, "to", to));
        for (int i = 0; i < TRIES; i++) {
            List<Replica> answering =
                    site.replicas().stream().filter(Replica::answers).toList();
            if (!answering.isEmpty() && place(dice.of(answering), key, body)) {
                return true;
            }
            Pause.of(Duration.ofMillis(100));
        }
        node.tally().count("orders given up");
        return false;
    }

    private boolean place(Replica at, String key, String body) {
        try {
            HttpResponse<String> answer = site.api(at).post("/api/calls", body, "Idempotency-Key", key);
            if (answer.statusCode() == 202) {
                await(JSON.readTree(answer.body()).get("callId").asString());
                return true;
            }
            String code = JSON.readTree(answer.body()).path("code").asString("");
            node.tally().count("orders answered " + answer.statusCode() + " " + code);
            return answer.statusCode() < 500 && !code.startsWith("request.");
        } catch (UncheckedIOException _) {
            node.tally().count("orders cut off");
            return false;
        }
    }

    private void await(String call) {
        node.tally().count("orders taken");
        try {
            var _ = end(call).get(MOST.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException _) {
            node.tally().count("orders the node did not hear of in time");
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Carries out an order.
    void originate(String call, NodeCommand.Originate order) {
        String number = order.channel().replaceFirst("^Local/", "").replaceFirst("@.*", "");
        CallStory.Asking asking =
                new CallStory.Asking(call, "outbound", "", Map.of("number", number, "from", ""), false);
        CallStory story = new CallStory(node, asking, new Dice(call.hashCode()));
        Thread _ = Thread.ofVirtual().start(() -> {
            boolean _ = story.run();
            boolean _ = end(call).complete(null);
        });
    }

    private CompletableFuture<Void> end(String call) {
        return ends.computeIfAbsent(call, _ -> new CompletableFuture<>());
    }
}
