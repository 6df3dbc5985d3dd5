package io.trunkline.provisioning.observedstatus.domain;

import io.trunkline.provisioning.validation.domain.WireName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The status of an endpoint on one node, as the API returns it.
///
/// @param aspect `registration` or `contact`
/// @param state `registered`, `unregistered`, `rejected`, `reachable`, `unreachable`, `unknown` or `removed`
/// @param roundTripMillis of the OPTIONS request with which the state began, milliseconds with decimals; null
///     without one
public record NodeStatusView(
        String node,
        String aspect,
        String state,
        Instant since,
        @Nullable String detail,
        @Nullable Double roundTripMillis) {

    public static List<NodeStatusView> listOf(List<NodeStatus> statuses) {
        return statuses.stream().map(NodeStatusView::of).toList();
    }

    private static NodeStatusView of(NodeStatus status) {
        return new NodeStatusView(
                status.node(),
                WireName.of(status.aspect()),
                WireName.of(status.state()),
                status.since(),
                status.detail(),
                status.roundTripMillis());
    }
}
