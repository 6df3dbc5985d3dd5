package io.trunkline.routing.liveusage.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Usage of all caps at one moment. Concurrent usage is the number of held leases.
///
/// @param at by the clock of the replica that read it
public record LiveState(
        Instant at,
        List<LiveCampaign> campaigns,
        List<LiveLink> links,
        List<LiveClient> clients,
        List<LiveCarrier> carriers,
        List<LiveNode> nodes) {
    public LiveState {
        campaigns = List.copyOf(campaigns);
        links = List.copyOf(links);
        clients = List.copyOf(clients);
        carriers = List.copyOf(carriers);
        nodes = List.copyOf(nodes);
    }

    /// A row of the state.
    public sealed interface Row {
        /// Identifies the row among all rows of a state.
        String key();
    }

    /// @param status `active` or `inactive`
    public record LiveCampaign(
            UUID id, UUID tenantId, String name, String status, Capacity concurrency, Capacity total, Capacity daily)
            implements Row {
        @Override
        public String key() {
            return id.toString();
        }
    }

    /// @param client the client's name; null until `client.changed` was received
    public record LiveLink(
            UUID id,
            UUID campaignId,
            UUID tenantId,
            UUID clientId,
            @Nullable String client,
            String status,
            Capacity concurrency,
            Capacity total,
            Capacity hourly,
            Capacity daily,
            Capacity weekly,
            Capacity monthly)
            implements Row {
        @Override
        public String key() {
            return id.toString();
        }
    }

    /// Calls of all campaigns.
    public record LiveClient(
            UUID id,
            String endpointId,
            String name,
            String status,
            Capacity concurrency,
            Capacity total,
            Capacity daily,
            Capacity weekly,
            Capacity monthly)
            implements Row {
        @Override
        public String key() {
            return id.toString();
        }
    }

    /// @param channels calls in both directions
    public record LiveCarrier(UUID id, String endpointId, String name, String status, Capacity channels)
            implements Row {
        @Override
        public String key() {
            return id.toString();
        }
    }

    /// @param leases held by the node's calls
    /// @param answeredAt time of the latest snapshot request that the node answered; null before the first
    /// @param unreachableSince null while the node is reachable
    public record LiveNode(
            String node,
            long leases,
            @Nullable Instant answeredAt,
            @Nullable Instant unreachableSince) implements Row {
        @Override
        public String key() {
            return "node " + node;
        }

        /// The time of the last answer changes with every answer and is not reported as a change.
        private LiveNode comparable() {
            return new LiveNode(node, leases, null, unreachableSince);
        }
    }

    /// The difference to an earlier state.
    public LiveChange since(LiveState before) {
        return new LiveChange(
                at,
                changed(before.campaigns, campaigns, Function.identity()),
                changed(before.links, links, Function.identity()),
                changed(before.clients, clients, Function.identity()),
                changed(before.carriers, carriers, Function.identity()),
                changed(before.nodes, nodes, LiveNode::comparable),
                removedKeys(before));
    }

    private static <R extends Row> List<R> changed(List<R> before, List<R> now, Function<R, R> comparable) {
        Map<String, R> previous = before.stream().collect(Collectors.toMap(Row::key, comparable));
        return now.stream()
                .filter(row -> !comparable.apply(row).equals(previous.get(row.key())))
                .toList();
    }

    private List<String> removedKeys(LiveState before) {
        var current = rows().map(Row::key).collect(Collectors.toSet());
        return before.rows().map(Row::key).filter(key -> !current.contains(key)).toList();
    }

    private Stream<Row> rows() {
        return Stream.of(campaigns, links, clients, carriers, nodes).flatMap(List::stream);
    }
}
