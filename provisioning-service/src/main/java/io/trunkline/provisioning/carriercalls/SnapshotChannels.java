package io.trunkline.provisioning.carriercalls;

import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.nodes.NodeSnapshot.LiveChannel;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.sip.SipTransport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/// Counts the channels of each endpoint, and remembers the transports of each node, from `node.snapshot`, in memory.
/// Each replica consumes all snapshots that
/// Kafka has when it starts, and then each new one.
@Configuration(proxyBeanMethods = false)
class SnapshotChannels implements EventHandler, LiveChannels, NodeTransports {
    /// A node that has not answered for so long may have lost its calls.
    private static final Duration CURRENT = Duration.ofMinutes(2);

    /// `PJSIP/<endpoint id>-<number in hexadecimal>`
    private static final Pattern CHANNEL = Pattern.compile("PJSIP/([a-z0-9-]{1,40})-[0-9a-f]{8}");

    private final Map<String, NodeChannels> nodes = new ConcurrentHashMap<>();
    private final Map<String, ReportedTransports> transports = new ConcurrentHashMap<>();
    private final Clock clock;

    SnapshotChannels(Clock clock) {
        this.clock = clock;
    }

    private record NodeChannels(Instant observedAt, Map<String, Long> byEndpoint) {}

    private record ReportedTransports(Instant observedAt, List<String> names) {}

    @Bean
    Subscription liveChannelSubscription() {
        return Subscription.inEveryReplica("live-channels", List.of(Topic.NODE_SNAPSHOT), this);
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return Mono.fromRunnable(() -> batch.forEach(received -> {
            if (received.event() instanceof NodeSnapshot snapshot) {
                remember(snapshot);
            }
        }));
    }

    private void remember(NodeSnapshot snapshot) {
        if (snapshot.complete()) {
            nodes.put(snapshot.node(), new NodeChannels(snapshot.observedAt(), countByEndpoint(snapshot)));
        }
        Optional.ofNullable(snapshot.health())
                .map(NodeSnapshot.NodeHealth::configuration)
                .map(NodeSnapshot.AppliedConfiguration::transports)
                .filter(names -> !names.isEmpty())
                .ifPresent(
                        names -> transports.put(snapshot.node(), new ReportedTransports(snapshot.observedAt(), names)));
    }

    @Override
    public int count(EndpointId endpoint) {
        var since = clock.instant().minus(CURRENT);
        return nodes.values().stream()
                .filter(node -> node.observedAt().isAfter(since))
                .mapToInt(node ->
                        node.byEndpoint().getOrDefault(endpoint.value(), 0L).intValue())
                .sum();
    }

    @Override
    public List<String> nodesSeenSince(Instant since) {
        return nodes.entrySet().stream()
                .filter(node -> node.getValue().observedAt().isAfter(since))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    @Override
    public List<String> nodesWithout(SipTransport transport) {
        var since = clock.instant().minus(CURRENT);
        return transports.entrySet().stream()
                .filter(node -> node.getValue().observedAt().isAfter(since))
                .filter(node -> !node.getValue().names().contains("transport-" + transport.wireName()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static Map<String, Long> countByEndpoint(NodeSnapshot snapshot) {
        return snapshot.channels().stream()
                .map(SnapshotChannels::endpointOf)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(endpoint -> endpoint, Collectors.counting()));
    }

    private static Optional<String> endpointOf(LiveChannel channel) {
        var matcher = CHANNEL.matcher(channel.channel());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
