package io.trunkline.benchmarks.faults.node;

import io.trunkline.benchmarks.environment.DialplanClient;
import io.trunkline.benchmarks.environment.DialplanClient.Reply;
import io.trunkline.benchmarks.faults.simulation.Counters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Sends dialplan requests to the replicas in turn. If one is unavailable, closes the connection or responds 503,
/// the same question goes to the next replica. After a second without an answer the caller continues elsewhere, as
/// in `asterisk/etc/extensions.conf`.
public final class SimulatedDialplan {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration END_REPORT_TIMEOUT = Duration.ofMillis(500);
    private static final int OK = 200;

    private final List<DialplanClient> replicas;
    private final Counters counters;
    private final AtomicInteger nextIndex = new AtomicInteger();

    public SimulatedDialplan(List<DialplanClient> ports, Counters counters) {
        this.replicas = ports;
        this.counters = counters;
    }

    /// The answer line, or empty if no replica answered in time.
    Optional<String> askNext(Map<String, String> question) {
        counters.increment("questions");
        String form = form(question);
        long began = System.nanoTime();
        for (int i = 0; i < replicas.size(); i++) {
            Duration left = REQUEST_TIMEOUT.minusNanos(System.nanoTime() - began);
            switch (nextReplica().post("/dialplan/next", form, left.isPositive() ? left : Duration.ofMillis(1))) {
                case Reply.Response(int status, String line)
                when status == OK -> {
                    return Optional.of(line);
                }
                case Reply.TimedOut _ -> {
                    counters.increment("questions without an answer after a second");
                    return Optional.empty();
                }
                case Reply.Response(int status, String _) ->
                    counters.increment("questions answered by status " + status);
                case Reply.ConnectionRefused _ -> counters.increment("questions refused a connection");
                case Reply.ConnectionLost _ -> counters.increment("questions cut off");
            }
        }
        counters.increment("questions that no replica accepted");
        return Optional.empty();
    }

    /// The hangup handler: one request, to the replica whose turn it is.
    boolean reportEnd(Map<String, String> end) {
        return nextReplica().post("/dialplan/ended", form(end), END_REPORT_TIMEOUT)
                        instanceof Reply.Response(int status, String _)
                && status / 100 == 2;
    }

    private DialplanClient nextReplica() {
        return replicas.get(Math.floorMod(nextIndex.getAndIncrement(), replicas.size()));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
