package io.trunkline.routing.liveusage.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is held at one moment. What is held at once of a thing is its leases in use.
///
/// @param at by the clock of whoever read it
public record LiveState(
        Instant at,
        List<LiveCampaign> campaigns,
        List<LiveLink> links,
        List<LiveCarrier> carriers,
        List<LiveNode> nodes) {
    public LiveState {
        campaigns = List.copyOf(campaigns);
        links = List.copyOf(links);
        carriers = List.copyOf(carriers);
        nodes = List.copyOf(nodes);
    }

    /// One thing of which something is held.
    public sealed interface Row {
        /// What tells it from all others.
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

    /// @param client the client's name; null while it is not heard of
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
            Capacity daily)
            implements Row {
        @Override
        public String key() {
            return id.toString();
        }
    }

    /// @param channels calls by it, in and out together
    public record LiveCarrier(UUID id, String endpointId, String name, String status, Capacity channels)
            implements Row {
        @Override
        public String key() {
            return id.toString();
        }
    }

    /// @param leases      held by its calls
    /// @param answeredAt  the latest question for its live calls that it answered; null before the first
    /// @param silentSince since when it has not answered, once that is too long; null for one that answers
    public record LiveNode(
            String node,
            long leases,
            @Nullable Instant answeredAt,
            @Nullable Instant silentSince) implements Row {
        @Override
        public String key() {
            return "node " + node;
        }

        /// When it last answered changes with every answer, and is no news.
        private LiveNode comparable() {
            return new LiveNode(node, leases, null, silentSince);
        }
    }

    /// What is new since an earlier state.
    public LiveChange since(LiveState before) {
        return new LiveChange(
                at,
                changed(before.campaigns, campaigns, Function.identity()),
                changed(before.links, links, Function.identity()),
                changed(before.carriers, carriers, Function.identity()),
                changed(before.nodes, nodes, LiveNode::comparable),
                removedKeys(before));
    }

    private static <R extends Row> List<R> changed(List<R> before, List<R> now, Function<R, R> news) {
        Map<String, R> known = before.stream().collect(Collectors.toMap(Row::key, news));
        return now.stream()
                .filter(row -> !news.apply(row).equals(known.get(row.key())))
                .toList();
    }

    private List<String> removedKeys(LiveState before) {
        var here = rows().map(Row::key).collect(Collectors.toSet());
        return before.rows().map(Row::key).filter(key -> !here.contains(key)).toList();
    }

    private Stream<Row> rows() {
        return Stream.of(campaigns, links, carriers, nodes).flatMap(List::stream);
    }
}
