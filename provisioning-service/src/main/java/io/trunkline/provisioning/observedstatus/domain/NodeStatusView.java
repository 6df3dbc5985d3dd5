package io.trunkline.provisioning.observedstatus.domain;

import io.trunkline.provisioning.validation.domain.WireName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one node sees of an endpoint, as it is shown to callers.
///
/// @param aspect `registration` or `contact`
/// @param state `registered`, `unregistered`, `rejected`, `reachable`, `unreachable`, `unknown` or `removed`
public record NodeStatusView(
        String node,
        String aspect,
        String state,
        Instant since,
        @Nullable String detail) {

    public static List<NodeStatusView> listOf(List<NodeStatus> sightings) {
        return sightings.stream().map(NodeStatusView::of).toList();
    }

    private static NodeStatusView of(NodeStatus seen) {
        return new NodeStatusView(
                seen.node(), WireName.of(seen.aspect()), WireName.of(seen.state()), seen.since(), seen.detail());
    }
}
